package io.driftgauge.model;

import java.time.Duration;
import java.util.List;

/**
 * One answer of a model.
 *
 * @param text the answer; may be empty
 * @param toolCalls tools asked for, in order
 * @param logProbabilities natural logarithms, one a generated token, where the model tells them; else empty
 * @param latency time of this call alone, without waiting for its turn
 */
public record ChatResponse(
        String text,
        List<ToolCall> toolCalls,
        FinishReason finishReason,
        Usage usage,
        List<Double> logProbabilities,
        ServedIdentity served,
        Duration latency) {

    public ChatResponse {
        toolCalls = List.copyOf(toolCalls);
        logProbabilities = List.copyOf(logProbabilities);
    }
}
