package io.driftgauge.drift;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The questions that a gate asks, as figures name them; several may tell that the same thing moved. */
enum ChannelName {
    /** Drop of similarity, summed over cases. */
    MEANING(Moved.MEANING),
    /** Squared distance of the means of the embeddings (MMD with the cosine kernel), summed over cases. */
    MMD(Moved.MEANING),
    /** Squares of the cases' distances of meaning, each in units of its own noise: a few cases moved far. */
    FEW_CASES(Moved.MEANING),
    /** A shift of the embeddings that the cases share: the swap test. */
    SHARED_MEANING(Moved.MEANING),
    /** More answers than expected far from the others of their case: part of the traffic answered elsewhere. */
    OUTLIERS(Moved.MEANING),
    /** Total variation of the parsed answers, summed over cases. */
    LABEL(Moved.LABEL),
    /** Likelihood ratio of the parsed answers, summed over cases: weighs labels never seen before. */
    LABEL_G(Moved.LABEL),
    /** Parsed answers that become more or less frequent over all cases. */
    SHARED_LABEL(Moved.LABEL),
    FORMAT(Moved.FORMAT),
    /** Shapes that become more or less frequent over all cases. */
    SHARED_FORMAT(Moved.FORMAT),
    /** Share of answers that are JSON. */
    JSON(Moved.FORMAT),
    FACTS(Moved.FACTS),
    REFUSAL(Moved.REFUSAL),
    /** Share of passing assertions. */
    ASSERTIONS(Moved.ASSERTIONS),
    LENGTH(Moved.LENGTH),
    TOOL_CALLS(Moved.TOOL_CALLS),
    /** A shift of the surface features that the cases share. */
    STYLE(Moved.STYLE),
    /** First words that become more or less frequent over all cases. */
    OPENING(Moved.STYLE),
    /** The cases' own p, all of them: each may have moved in its own way. */
    EACH_CASE(null),
    /** The smallest p of a case: one may have moved far. */
    ONE_CASE(null),
    /** Fresh answers of the cases that looked suspicious. */
    FRESH(null);

    private final @Nullable Moved what;

    ChannelName(@Nullable Moved what) {
        this.what = what;
    }

    /** What moved if it says so; null if it can't tell. */
    @Nullable Moved what() {
        return what;
    }

    /** {@code shared_meaning}: as JSON has it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
