package io.driftgauge.drift;

/** What of the answers moved. */
public enum Moved {
    /** They say something else: embeddings moved apart. */
    MEANING,
    /** They say about the same in other words. */
    WORDING,
    /** Their shape: JSON, code fences, lists, headings. */
    FORMAT,
    /** Numbers, units, negations. */
    FACTS,
    /** The parsed answer. */
    LABEL,
    /** They decline, or no longer do. */
    REFUSAL,
    /** They are shorter or longer. */
    LENGTH,
    /** Other tools, or in another order. */
    TOOL_CALLS,
    /** How they are written: layout, tone, signs. */
    STYLE,
    /** They pass the assertions more or less often. */
    ASSERTIONS
}
