package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.compare.TextChecks.Check;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** The assertions that measure: distance, similarity, time, length; and whether the answer declines. */
final class MeasureChecks {

    private static final double NANOS_PER_MS = 1e6;

    private static final String NO_LOG_PROBABILITIES =
            "the model tells no log-probabilities; ask for them in the provider's config";

    /** It is asked for all texts at once, so that an answer without one tells of an outage. */
    private static final Finding NOT_EMBEDDED = Finding.ungraded("the embedder could not be asked");

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
            Embedding now = embeddings.get(answer.text());
            if (now == null) {
                return NOT_EMBEDDED;
            }
            double best = texts.stream()
                    .mapToDouble(t -> Similarity.mean(embedding(embeddings, t), now))
                    .max()
                    .orElse(-1);
            return Finding.scored(best >= threshold, best, "similarity " + atLeastDiffering(best, threshold));
        });
    }

    /** Euclidean distance: of vectors of length 1, the square root of 2 - 2 cosine. */
    static AnswerCheck near(List<String> texts, double most, Map<String, Embedding> embeddings) {
        String quoted = texts.stream().map(Quote::of).collect(Collectors.joining(" or "));
        return new Check("be at most " + most + " from " + quoted, answer -> {
            Embedding now = embeddings.get(answer.text());
            if (now == null) {
                return NOT_EMBEDDED;
            }
            double nearest = texts.stream()
                    .mapToDouble(t -> Math.sqrt(Math.max(0, 2 - 2 * Similarity.mean(embedding(embeddings, t), now))))
                    .min()
                    .orElse(2);
            return Finding.scored(nearest <= most, 1 / (1 + nearest), "distance " + atLeastDiffering(nearest, most));
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

    static AnswerCheck count(JsonNode range, String things, ToIntFunction<String> counter) {
        int min = range.path("min").asInt(0);
        int max = range.path("max").asInt(Integer.MAX_VALUE);
        String wanted = !range.has("max")
                ? "at least " + min
                : !range.has("min") ? "at most " + max : min == max ? String.valueOf(min) : min + " to " + max;
        return new Check("have " + wanted + " " + things, answer -> {
            int found = counter.applyAsInt(answer.text());
            return Finding.of(found >= min && found <= max, "it has " + found);
        });
    }

    /** By the price of the provider and the usage that the answer tells; unknown is not zero. */
    static AnswerCheck cost(double most, @Nullable Price price) {
        return new Check("cost at most " + plain(most) + " USD", answer -> {
            if (price == null) {
                return Finding.undecided("what it cost is not known: give the provider a 'price'");
            }
            Optional<BigDecimal> usd = price.of(answer.response().usage());
            return usd.isEmpty()
                    ? Finding.undecided("what it cost is not known: the answer tells no usage")
                    : Finding.of(
                            usd.get().doubleValue() <= most,
                            "it cost " + usd.get().stripTrailingZeros().toPlainString() + " USD");
        });
    }

    static AnswerCheck perplexity(double most) {
        return new Check("have a perplexity of at most " + plain(most), answer -> {
            OptionalDouble perplexity = perplexity(answer);
            return perplexity.isEmpty()
                    ? Finding.undecided(NO_LOG_PROBABILITIES)
                    : Finding.of(
                            perplexity.getAsDouble() <= most,
                            "it has " + atLeastDiffering(perplexity.getAsDouble(), most));
        });
    }

    static AnswerCheck perplexityScore(double least) {
        return new Check("have a perplexity score of at least " + least, answer -> {
            OptionalDouble perplexity = perplexity(answer);
            if (perplexity.isEmpty()) {
                return Finding.undecided(NO_LOG_PROBABILITIES);
            }
            double score = 1 / (1 + perplexity.getAsDouble());
            return Finding.scored(score >= least, score, "it has " + atLeastDiffering(score, least));
        });
    }

    /** Exp of the mean negative log-probability of a token. */
    private static OptionalDouble perplexity(Subject answer) {
        List<Double> logs = answer.response().logProbabilities();
        return logs.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.exp(-logs.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0)));
    }

    static AnswerCheck finish(String reason) {
        return new Check("end because of " + Quote.of(reason), answer -> {
            String came = switch (answer.response().finishReason()) {
                case STOP -> "stop";
                case LENGTH -> "length";
                case REFUSAL -> "content_filter";
                case TOOL_CALLS -> "tool_calls";
                case OTHER -> "";
            };
            return came.isEmpty()
                    ? Finding.undecided("the model did not tell why it stopped")
                    : Finding.of(came.equals(reason), "it ended because of " + Quote.of(came));
        });
    }

    private static Embedding embedding(Map<String, Embedding> embeddings, String text) {
        return Objects.requireNonNull(embeddings.get(text), "A text was not embedded.");
    }

    /** With as many digits as it takes that the number doesn't read like the limit that it misses. */
    static String atLeastDiffering(double value, double limit) {
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
