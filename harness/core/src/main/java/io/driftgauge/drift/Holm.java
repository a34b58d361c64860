package io.driftgauge.drift;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down procedure (1979): the chance of any false rejection among all hypotheses stays at or below alpha,
 * whatever their dependence.
 */
final class Holm {

    private Holm() {}

    /** What the procedure says of one hypothesis: its limit, and whether it was reached and met. */
    record Step(double limit, boolean rejected) {}

    /** One step a p, in the order given. */
    static Step[] steps(double[] p, double alpha) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Step[] steps = new Step[p.length];
        boolean open = true;
        double reached = 0;
        for (int k = 0; k < order.length; k++) {
            double limit = alpha / (order.length - k);
            if (open) {
                reached = limit;
                open = p[order[k]] <= limit;
            }
            steps[order[k]] = new Step(reached, open);
        }
        return steps;
    }
}
