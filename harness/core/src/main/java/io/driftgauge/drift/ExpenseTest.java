package io.driftgauge.drift;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Whether one expense of a suite's answers changed: a two-sample test on the same cases. The values' logarithms, each set
 * against the mean of its own case, get signed ranks over the whole suite; the new ones' sum is held against those of random
 * relabellings within each case. Exact for any number of answers a side, whatever the values' distribution, if a case's old
 * and new answers are exchangeable.
 *
 * @param cases on which both sides tell it; not empty
 * @param before what stands for the old values of all cases
 * @param now likewise for the new ones
 * @param p two-sided, in (0, 1]
 */
record ExpenseTest(List<ExpenseCase> cases, double before, double now, double p) {

    /** So many relabellings as extreme as what happened, and p is known well enough (Besag and Clifford 1991). */
    private static final int ENOUGH = 20;

    /** Most values looked at over all relabellings, so that a suite of any size ends within a second or two. */
    private static final double MOST_VALUES = 2e8;

    private static final double EQUAL = 1e-9;

    /** Below every price, so that nothing at all has a logarithm too. */
    private static final double LEAST = 1e-9;

    /**
     * Tests.
     *
     * @param limit the smallest that p may be held against
     */
    static ExpenseTest of(List<ExpenseCase> cases, double limit, SplittableRandom random) {
        double before = centre(cases, ExpenseCase::centreBefore);
        double now = centre(cases, ExpenseCase::centreNow);
        return new ExpenseTest(cases, before, now, p(cases, limit, random));
    }

    private static double centre(List<ExpenseCase> cases, ToDoubleFunction<ExpenseCase> ofCase) {
        return cases.get(0).what().centre(cases.stream().mapToDouble(ofCase).toArray());
    }

    /** Cases that changed the way of the whole. */
    int along() {
        return (int) cases.stream()
                .filter(c -> Math.signum(c.centreNow() - c.centreBefore()) == Math.signum(now - before))
                .count();
    }

    /** True if the change is above the floor, and above what any session of the baseline shows against the others. */
    boolean aboveFloor() {
        return before > 0
                && now > 0
                && size() >= Math.max(Math.log1p(cases.get(0).what().floor()), sessions());
    }

    private double size() {
        return before > 0 && now > 0 ? Math.abs(Math.log(now / before)) : 0;
    }

    private double sessions() {
        int most = cases.stream().mapToInt(c -> c.sessions().size()).max().orElse(0);
        double largest = 0;
        for (int s = 0; s < (most < 2 ? 0 : most); s++) {
            int session = s;
            List<ExpenseCase> held = cases.stream()
                    .filter(c -> c.sessions().size() > Math.max(1, session))
                    .map(c -> c.against(session))
                    .toList();
            largest = Math.max(
                    largest,
                    new ExpenseTest(
                                    held,
                                    centre(held, ExpenseCase::centreBefore),
                                    centre(held, ExpenseCase::centreNow),
                                    1)
                            .size());
        }
        return largest;
    }

    private static double p(List<ExpenseCase> cases, double limit, SplittableRandom random) {
        double[][] scores = scores(cases);
        int[] old = cases.stream().mapToInt(c -> c.before().size()).toArray();
        double seen = Math.abs(sum(scores, old));
        int values = Arrays.stream(scores).mapToInt(s -> s.length).sum();
        if (Arrays.stream(scores).flatMapToDouble(Arrays::stream).allMatch(s -> s == 0)) {
            return 1;
        }
        int draws = (int) Math.max(1999, Math.min(ENOUGH / limit, MOST_VALUES / values));
        int asExtreme = 0;
        for (int drawn = 1; drawn <= draws; drawn++) {
            for (int c = 0; c < scores.length; c++) {
                deal(scores[c], old[c], random);
            }
            asExtreme += Math.abs(sum(scores, old)) >= seen - EQUAL ? 1 : 0;
            if (asExtreme == ENOUGH) {
                return (double) ENOUGH / drawn;
            }
        }
        return (1.0 + asExtreme) / (1.0 + draws);
    }

    /** Of each case the old values' scores, then the new ones', less the case's mean. */
    private static double[][] scores(List<ExpenseCase> cases) {
        double[][] aligned = new double[cases.size()][];
        for (int c = 0; c < aligned.length; c++) {
            double[] logs = Stream.of(cases.get(c).before(), cases.get(c).now())
                    .flatMap(List::stream)
                    .mapToDouble(v -> Math.log(Math.max(v, LEAST)))
                    .toArray();
            aligned[c] = centred(logs);
        }
        double[][][] ranks = AlignedRanks.of(aligned);
        return Arrays.stream(ranks)
                .map(row -> centred(Arrays.stream(row).mapToDouble(r -> r[0]).toArray()))
                .toArray(double[][]::new);
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(v -> v - mean)
                .map(v -> Math.abs(v) < EQUAL ? 0 : v)
                .toArray();
    }

    private static double sum(double[][] scores, int[] old) {
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            for (int i = old[c]; i < scores[c].length; i++) {
                sum += scores[c][i];
            }
        }
        return sum;
    }

    /** Deals a case's values anew; only which are the new ones matters. */
    private static void deal(double[] scores, int old, SplittableRandom random) {
        for (int i = scores.length - 1; i >= old; i--) {
            int other = random.nextInt(i + 1);
            double dealt = scores[other];
            scores[other] = scores[i];
            scores[i] = dealt;
        }
    }
}
