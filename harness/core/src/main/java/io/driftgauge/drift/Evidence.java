package io.driftgauge.drift;

import java.util.Map;

/**
 * The figures behind a case's verdict.
 *
 * @param similarity mean cosine similarity of this run's answers to the baseline's, in [-1, 1]
 * @param worstWindow smallest similarity of an aligned window over the answers, in [-1, 1]
 * @param expected the baseline's own mean similarity (its noise floor), in [-1, 1]; 1 for a single answer
 * @param limit similarity under which the answers are outside the baseline's own range, calibrated, in [-1, 1]
 * @param effect expected minus similarity: how far the answers moved beyond the baseline's noise
 * @param outsideShare share of answers outside their baseline's own range, in [0, 1]
 * @param pValue smallest p over the channels, corrected for their number, in [0, 1]
 * @param smallestP the smallest p that could have come out, in [0, 1]
 * @param pLimit the p at which the case counts as moved in this run, in [0, 1]
 * @param channels p by channel, not corrected, by the names of {@link Moved} in lower case
 * @param exact true if the answers were compared byte by byte, without statistics
 * @param stability how much the recorded answers vary
 */
public record Evidence(
        double similarity,
        double worstWindow,
        double expected,
        double limit,
        double effect,
        double outsideShare,
        double pValue,
        double smallestP,
        double pLimit,
        Map<String, Double> channels,
        boolean exact,
        Stability stability) {

    /** Of recorded answers of which nothing is known. */
    public Evidence(
            double similarity,
            double worstWindow,
            double expected,
            double limit,
            double effect,
            double outsideShare,
            double pValue,
            double smallestP,
            double pLimit,
            Map<String, Double> channels,
            boolean exact) {
        this(
                similarity,
                worstWindow,
                expected,
                limit,
                effect,
                outsideShare,
                pValue,
                smallestP,
                pLimit,
                channels,
                exact,
                Stability.UNKNOWN);
    }
}
