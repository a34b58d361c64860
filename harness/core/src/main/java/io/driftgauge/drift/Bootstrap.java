package io.driftgauge.drift;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The 95% percentile interval of a mean over cases, by resampling cases with replacement (Efron 1979). */
final class Bootstrap {

    private static final int DRAWS = 2000;

    private Bootstrap() {}

    /**
     * The mean with its interval.
     *
     * @param values a value a case, at least one
     */
    static SuiteResult.Interval mean(double[] values, long seed) {
        double[] means = means(values, seed);
        return new SuiteResult.Interval(
                Arrays.stream(values).sum() / values.length,
                means[(int) (0.025 * DRAWS)],
                means[(int) (0.975 * DRAWS) - 1]);
    }

    /** The upper end of the one-sided 95% interval. */
    static double upper(double[] values, long seed) {
        return means(values, seed)[(int) (0.95 * DRAWS) - 1];
    }

    private static double[] means(double[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[DRAWS];
        for (int b = 0; b < DRAWS; b++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[b] = sum / values.length;
        }
        Arrays.sort(means);
        return means;
    }
}
