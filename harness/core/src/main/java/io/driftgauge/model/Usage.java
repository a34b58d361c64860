package io.driftgauge.model;

import org.jspecify.annotations.Nullable;

/**
 * Tokens as the model counted them; null is "not told", which is not zero.
 *
 * @param promptTokens all of the prompt, cached ones too
 * @param completionTokens all of the answer, reasoning too
 * @param cachedTokens those of the prompt that came from the provider's cache
 * @param reasoningTokens those of the answer that are reasoning
 */
public record Usage(
        @Nullable Long promptTokens,
        @Nullable Long completionTokens,
        @Nullable Long cachedTokens,
        @Nullable Long reasoningTokens) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(0L, 0L, 0L, 0L);

    /** Nothing told. */
    public static final Usage UNKNOWN = new Usage(null, null, null, null);

    /** Whole counts without a word about cache and reasoning. */
    public Usage(long promptTokens, long completionTokens) {
        this(promptTokens, completionTokens, null, null);
    }

    /** Both together; a count that one of them doesn't tell is not told of the sum. */
    public Usage plus(Usage other) {
        return new Usage(
                sum(promptTokens, other.promptTokens),
                sum(completionTokens, other.completionTokens),
                sum(cachedTokens, other.cachedTokens),
                sum(reasoningTokens, other.reasoningTokens));
    }

    private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Long.valueOf(a + b);
    }
}
