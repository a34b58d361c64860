package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.compare.AnswerCheck.Finding;
import io.driftgauge.compare.TextChecks.Check;
import io.driftgauge.model.Embedding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The assertions that measure: distance, similarity, time, length; and whether the answer declines. */
final class MeasureChecks {

    private static final double NANOS_PER_MS = 1e6;

    private MeasureChecks() {}

    static AnswerCheck levenshtein(String text, double threshold) {
        int most = (int) Math.min(threshold, Integer.MAX_VALUE);
        return new Check("be at most " + most + " edits from " + Quote.of(text), answer -> {
            // Bounded by the threshold, so that a long answer costs its length times the threshold, not its square.
            int distance = new LevenshteinDistance(most).apply(answer.text(), text);
            return Finding.of(distance >= 0, distance >= 0 ? distance + " edits" : "more than " + most + " edits");
        });
    }

    static AnswerCheck similar(List<String> texts, double threshold, Map<String, Embedding> embeddings) {
        String quoted = texts.stream().map(Quote::of).collect(Collectors.joining(" or "));
        return new Check("be similar to " + quoted + " by at least " + threshold, answer -> {
            Embedding now = embedding(embeddings, answer.text());
            double best = texts.stream()
                    .mapToDouble(t -> Similarity.mean(embedding(embeddings, t), now))
                    .max()
                    .orElse(-1);
            return Finding.of(best >= threshold, "similarity " + atLeastDiffering(best, threshold));
        });
    }

    static AnswerCheck refusal() {
        return new Check(
                "be a refusal",
                answer -> Finding.of(
                        Refusals.isRefusal(answer.text(), answer.response().finishReason()), ""));
    }

    static AnswerCheck latency(double milliseconds) {
        return new Check("take at most " + plain(milliseconds) + " ms", answer -> {
            double took = answer.response().latency().toNanos() / NANOS_PER_MS;
            return Finding.of(took <= milliseconds, "it took " + atLeastDiffering(took, milliseconds) + " ms");
        });
    }

    static AnswerCheck words(JsonNode range) {
        int min = range.path("min").asInt(0);
        int max = range.path("max").asInt(Integer.MAX_VALUE);
        String wanted = !range.has("max")
                ? "at least " + min
                : !range.has("min") ? "at most " + max : min == max ? String.valueOf(min) : min + " to " + max;
        return new Check("have " + wanted + " words", answer -> {
            int words = Words.count(answer.text());
            return Finding.of(words >= min && words <= max, "it has " + words);
        });
    }

    private static Embedding embedding(Map<String, Embedding> embeddings, String text) {
        return Objects.requireNonNull(embeddings.get(text), "A text was not embedded.");
    }

    /** With as many digits as it takes that the number doesn't read like the limit that it misses. */
    private static String atLeastDiffering(double value, double limit) {
        for (int digits = 3; digits < 15; digits++) {
            String shown = String.format(Locale.ROOT, "%." + digits + "f", value);
            if (value == limit || Double.parseDouble(shown) != limit) {
                return shown;
            }
        }
        return String.valueOf(value);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
