package io.driftgauge.model;

/** Tokens of one call, as the model counted them; not negative. */
public record Usage(long promptTokens, long completionTokens) {

    /** Nothing used, or not told. */
    public static final Usage NONE = new Usage(0, 0);

    public Usage plus(Usage other) {
        return new Usage(promptTokens + other.promptTokens, completionTokens + other.completionTokens);
    }
}
