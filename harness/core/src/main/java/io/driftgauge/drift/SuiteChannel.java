package io.driftgauge.drift;

import java.util.Arrays;

/**
 * One question to a suite's cases together: do their answers move in a direction that they share? Every answer has a
 * vector of scores that does not depend on which answers are the new ones; a case contributes the mean of its new
 * answers' scores minus that of its old ones, the contributions are added up over the cases, and the statistic is the size
 * of that sum. Noise of single cases cancels out, what they have in common adds up. With one old and one new answer a
 * case, relabelling flips the sign of a case's contribution: then this is the swap test.
 */
abstract class SuiteChannel {

    /** Scores are held as whole multiples of this, so that sums don't hang on their order. */
    static final double UNIT = 1.0 / (1 << 12);

    /** Scores of this size and beyond count as this size. */
    private static final double LARGEST = 16;

    private final ChannelName name;
    private final int[][][] scores;

    /** By case and dimension, over all of its answers. */
    private final int[][] totals;

    /**
     * Over these scores.
     *
     * @param scores by case, answer (the old ones first) and dimension; every answer has as many as the first
     */
    SuiteChannel(ChannelName name, double[][][] scores) {
        this.name = name;
        this.scores = new int[scores.length][][];
        for (int c = 0; c < scores.length; c++) {
            this.scores[c] = new int[scores[c].length][];
            for (int i = 0; i < scores[c].length; i++) {
                this.scores[c][i] = units(scores[c][i]);
            }
        }
        totals = new int[scores.length][];
        for (int c = 0; c < scores.length; c++) {
            totals[c] = new int[dimensions()];
            for (int[] row : this.scores[c]) {
                add(row, totals[c]);
            }
        }
    }

    private static void add(int[] row, int[] to) {
        for (int d = 0; d < to.length; d++) {
            to[d] += row[d];
        }
    }

    private static int[] units(double[] values) {
        int[] units = new int[values.length];
        for (int d = 0; d < units.length; d++) {
            units[d] = (int) Math.rint(Math.max(-LARGEST, Math.min(LARGEST, values[d])) / UNIT);
        }
        return units;
    }

    ChannelName name() {
        return name;
    }

    int dimensions() {
        return scores[0][0].length;
    }

    /** True if that case's contribution is zero whatever its labels. */
    boolean constant(int caseIndex) {
        int[][] rows = scores[caseIndex];
        for (int[] row : rows) {
            for (int d = 0; d < row.length; d++) {
                if (row[d] != rows[0][d]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * What a case adds under one labelling.
     *
     * @param now the indices of the answers labelled new
     * @param to where it is put, one value a dimension, in multiples of {@link #UNIT}
     * @param at the index in it of the first
     */
    void contribution(int caseIndex, int[] now, int[] to, int at) {
        int[][] rows = scores[caseIndex];
        int[] all = totals[caseIndex];
        Arrays.fill(to, at, at + all.length, 0);
        for (int i : now) {
            int[] row = rows[i];
            for (int d = 0; d < row.length; d++) {
                to[at + d] += row[d];
            }
        }
        double m = now.length;
        double n = rows.length - m;
        for (int d = at; d < at + all.length; d++) {
            to[d] = (int) Math.rint(to[d] / m - (all[d - at] - to[d]) / n);
        }
    }

    /** The size of a sum; larger is further. Not negative, and the same for a sum and its opposite unless one-sided. */
    abstract double size(double[] sum);
}
