package io.driftgauge.providers.wire;

import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's body says.
 *
 * @param text the answer, or the words of a refusal
 * @param identity more that tells who served, by name ({@code provider}, {@code region}, {@code apiVersion})
 */
public record WireAnswer(
        String text,
        List<ToolCall> toolCalls,
        FinishReason finish,
        Usage usage,
        List<Double> logProbabilities,
        @Nullable String model,
        @Nullable String fingerprint,
        Map<String, String> identity) {

    public WireAnswer {
        toolCalls = List.copyOf(toolCalls);
        logProbabilities = List.copyOf(logProbabilities);
        identity = Map.copyOf(identity);
    }
}
