package io.driftgauge.drift;

import java.util.Arrays;

/** A direction shared by the cases, in any of several dimensions: the weighted square of the sum's length. */
final class Shared extends SuiteChannel {

    private final double[] weights;

    /**
     * Over these scores.
     *
     * @param weights of the dimensions, not negative
     */
    Shared(ChannelName name, double[][][] scores, double[] weights) {
        super(name, scores);
        this.weights = weights.clone();
    }

    /** Every dimension weighs as much as its noise allows: one over the variance of its scores within cases. */
    static Shared standardised(ChannelName name, double[][][] scores, double ridge) {
        double[] variances = variances(scores);
        double mean = Arrays.stream(variances).average().orElse(0);
        double[] weights = Arrays.stream(variances)
                .map(v -> v > 1e-9 ? 1 / (v + ridge * mean) : 0)
                .toArray();
        return new Shared(name, scores, weights);
    }

    /** Mean square of the scores' distance from their case's mean, by dimension. */
    static double[] variances(double[][][] scores) {
        double[] squares = new double[scores[0][0].length];
        int freedom = 0;
        for (double[][] rows : scores) {
            freedom += rows.length - 1;
            for (int d = 0; d < squares.length; d++) {
                int dimension = d;
                double mean = Arrays.stream(rows).mapToDouble(r -> r[dimension]).sum() / rows.length;
                for (double[] row : rows) {
                    squares[d] += (row[d] - mean) * (row[d] - mean);
                }
            }
        }
        int degrees = Math.max(1, freedom);
        return Arrays.stream(squares).map(s -> s / degrees).toArray();
    }

    @Override
    double size(double[] sum) {
        double size = 0;
        for (int d = 0; d < sum.length; d++) {
            size += weights[d] * sum[d] * sum[d];
        }
        return size;
    }
}
