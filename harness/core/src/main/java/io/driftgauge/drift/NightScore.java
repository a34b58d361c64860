package io.driftgauge.drift;

/**
 * What a history keeps of one answer: how strange it is beside a fixed half of its case's recorded answers.
 *
 * @param distance larger is stranger: one minus the mean similarity, plus the shares of the half that have another parsed
 *     answer, format, refusal or tools, plus the mean share of facts not shared; from 0 to 7
 * @param length the answer's words over the half's median, as a natural logarithm; its sign tells the direction
 */
public record NightScore(double distance, double length) {

    /** So coarse that an embedder's rounding on another processor does not decide who is further. */
    private static final double DECIMALS = 1e4;

    public NightScore {
        distance = Math.rint(distance * DECIMALS) / DECIMALS;
        length = Math.rint(length * DECIMALS) / DECIMALS;
    }
}
