package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer that came.
 *
 * @param sample counted from 0
 * @param response of a chain or conversation the last step's that was asked, with the tokens and the time of all; of an
 *     agent its last one, with the tool calls of all rounds
 * @param steps in the script's order; empty for a case that asks once
 * @param flaw why it ended before its end: a tool call without a result, a field that a later step needs; null if it didn't
 */
public record Answer(
        int sample,
        ChatResponse response,
        List<StepAnswer> steps,
        @Nullable Phrase flaw) {

    public Answer {
        steps = List.copyOf(steps);
    }

    /** The answer to a case that asks once. */
    public Answer(int sample, ChatResponse response) {
        this(sample, response, List.of(), null);
    }

    public String text() {
        return response.text();
    }

    /** Tools asked for, without their ids: what may be stored and compared. */
    public List<ToolCall> toolCalls() {
        return response.toolCalls().stream().map(ToolCall::withoutId).toList();
    }

    /** Everyone who answered a part of it. */
    public List<ServedIdentity> served() {
        return steps.isEmpty()
                ? List.of(response.served())
                : steps.stream()
                        .flatMap(s -> s instanceof StepAnswer.Asked asked
                                ? Stream.of(asked.response().served())
                                : Stream.empty())
                        .distinct()
                        .toList();
    }
}
