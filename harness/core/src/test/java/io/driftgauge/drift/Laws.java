package io.driftgauge.drift;

/** Bounds within which a rate must lie, by binomial error; seeds are fixed, so a test that passes once always does. */
final class Laws {

    private static final double DEVIATIONS = 3.5;

    private Laws() {}

    /** A rate that is truly at most {@code level} is seen above this with a chance of about 1 in 4000. */
    static double atMost(double level, int rounds) {
        return level + DEVIATIONS * Math.sqrt(level * (1 - level) / rounds);
    }

    static double atLeast(double level, int rounds) {
        return level - DEVIATIONS * Math.sqrt(level * (1 - level) / rounds);
    }
}
