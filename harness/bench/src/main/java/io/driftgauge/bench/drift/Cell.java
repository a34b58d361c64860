package io.driftgauge.bench.drift;

import io.driftgauge.base.Seeds;
import io.driftgauge.compare.Comparison;
import io.driftgauge.suite.CallMode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;

/** All repetitions of one change at so many calls a prompt. Thread-safe. */
final class Cell {

    private final Change change;
    private final int calls;
    private final int repetitions;
    private int ours;
    private int mmd;
    private boolean mmdDefined = true;
    private int anyBelow;
    private int tooManyBelow;
    private final double[] lowest;
    private final double[] shareBelow;

    Cell(Change change, int calls, int repetitions) {
        this.change = change;
        this.calls = calls;
        this.repetitions = repetitions;
        lowest = new double[repetitions];
        shareBelow = new double[repetitions];
    }

    /**
     * One repetition.
     *
     * @param compared the answers, or more of each prompt that begin with them
     */
    void repeat(int r, Answers answers, List<Comparison> compared, Ours ours, WordEmbedder embedder, double alpha) {
        boolean red = ours.prepare(answers, CallMode.ALL, r, compared).judge().red();
        GoldenRules golden = GoldenRules.of(answers, embedder);
        double p = HammingMmd.of(answers).p(new SplittableRandom(Seeds.mix(r, "mmd", calls)));
        lowest[r] = golden.lowest();
        shareBelow[r] = golden.shareBelow();
        count(red, golden, p, alpha);
    }

    private synchronized void count(boolean red, GoldenRules golden, double p, double alpha) {
        ours += red ? 1 : 0;
        anyBelow += golden.anyBelow() ? 1 : 0;
        tooManyBelow += golden.tooManyBelow() ? 1 : 0;
        mmdDefined &= !Double.isNaN(p);
        mmd += p <= alpha ? 1 : 0;
    }

    Change change() {
        return change;
    }

    int calls() {
        return calls;
    }

    int repetitions() {
        return repetitions;
    }

    double ours() {
        return (double) ours / repetitions;
    }

    /** NaN with one call a prompt. */
    double mmd() {
        return mmdDefined ? (double) mmd / repetitions : Double.NaN;
    }

    double anyBelow() {
        return (double) anyBelow / repetitions;
    }

    double tooManyBelow() {
        return (double) tooManyBelow / repetitions;
    }

    /** The rule "any case below", with the threshold that raises a false alarm in a share alpha of the null's repetitions. */
    double anyBelowAt(double alpha, Cell none) {
        double[] sorted = none.lowest.clone();
        Arrays.sort(sorted);
        double threshold = sorted[(int) Math.floor(alpha * sorted.length)];
        return share(lowest, v -> v < threshold);
    }

    /** Likewise the share of cases below 0.7. */
    double tooManyBelowAt(double alpha, Cell none) {
        double[] sorted = none.shareBelow.clone();
        Arrays.sort(sorted);
        double threshold = sorted[sorted.length - 1 - (int) Math.floor(alpha * sorted.length)];
        return share(shareBelow, v -> v > threshold);
    }

    private static double share(double[] values, DoublePredicate test) {
        return Arrays.stream(values).filter(test).count() / (double) values.length;
    }
}
