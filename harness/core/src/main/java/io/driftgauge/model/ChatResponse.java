package io.driftgauge.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a model.
 *
 * @param text the answer, or the words of a refusal; may be empty
 * @param toolCalls tools asked for, in order
 * @param logProbabilities natural logarithms, one a generated token, where the model tells them; else empty
 * @param latency time of this call alone, without waiting for its turn
 * @param timeToFirstToken from sending to the first piece of the answer, where it was streamed
 * @param requestId what the provider's support wants to know
 * @param recorded when it was recorded, if this is a replay of a stored exchange
 */
public record ChatResponse(
        String text,
        List<ToolCall> toolCalls,
        FinishReason finishReason,
        Usage usage,
        List<Double> logProbabilities,
        ServedIdentity served,
        Duration latency,
        @Nullable Duration timeToFirstToken,
        @Nullable String requestId,
        @Nullable Instant recorded) {

    public ChatResponse {
        toolCalls = List.copyOf(toolCalls);
        logProbabilities = List.copyOf(logProbabilities);
    }

    /** An answer that was not streamed and has no id. */
    public ChatResponse(
            String text,
            List<ToolCall> toolCalls,
            FinishReason finishReason,
            Usage usage,
            List<Double> logProbabilities,
            ServedIdentity served,
            Duration latency) {
        this(text, toolCalls, finishReason, usage, logProbabilities, served, latency, null, null, null);
    }

    /** The same answer with other tool calls, tokens and time: those of several calls that led to it. */
    public ChatResponse with(List<ToolCall> otherCalls, Usage otherUsage, Duration otherLatency) {
        return new ChatResponse(
                text,
                otherCalls,
                finishReason,
                otherUsage,
                logProbabilities,
                served,
                otherLatency,
                timeToFirstToken,
                requestId,
                recorded);
    }
}
