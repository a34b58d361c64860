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
 * @param steps what the steps of a chain or conversation answered, in order; empty for a case that asks once
 */
public record Sample(
        String text,
        @Nullable String parsed,
        List<ToolCall> toolCalls,
        FinishReason finishReason,
        int count,
        List<StepSample> steps) {

    public Sample {
        toolCalls = List.copyOf(toolCalls);
        steps = List.copyOf(steps);
    }

    /** An answer to a case that asks once. */
    public Sample(
            String text, @Nullable String parsed, List<ToolCall> toolCalls, FinishReason finishReason, int count) {
        this(text, parsed, toolCalls, finishReason, count, List.of());
    }
}
