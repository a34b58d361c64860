package io.driftgauge.replay;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ToolCall;
import java.util.List;

/**
 * An answer that came.
 *
 * @param sample counted from 0
 */
public record Answer(int sample, ChatResponse response) {

    public String text() {
        return response.text();
    }

    /** Tools asked for, without their ids: what may be stored and compared. */
    public List<ToolCall> toolCalls() {
        return response.toolCalls().stream().map(ToolCall::withoutId).toList();
    }
}
