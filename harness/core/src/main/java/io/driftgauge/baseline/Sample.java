package io.driftgauge.baseline;

import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One different answer of a session, and how often it came.
 *
 * @param parsed the parsed answer, if the case's rule found one
 * @param count at least 1
 */
public record Sample(
        String text, @Nullable String parsed, List<ToolCall> toolCalls, FinishReason finishReason, int count) {

    public Sample {
        toolCalls = List.copyOf(toolCalls);
    }
}
