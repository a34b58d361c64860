package io.driftgauge.drift;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation of values.
 *
 * @param deviation 0 where there are none
 */
record Spread(double mean, double deviation) {

    static Spread of(int[] values) {
        return of(Arrays.stream(values).asDoubleStream().toArray());
    }

    static Spread of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Spread of(double[] values) {
        if (values.length == 0) {
            return new Spread(0, 0);
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, Math.sqrt(squares / values.length));
    }
}
