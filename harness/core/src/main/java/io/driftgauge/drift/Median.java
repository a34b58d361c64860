package io.driftgauge.drift;

import java.util.Arrays;

/** The middle value, or the mean of the two that share the middle. */
final class Median {

    private Median() {}

    /** Of at least one value; the array stays as it is. */
    static double of(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
