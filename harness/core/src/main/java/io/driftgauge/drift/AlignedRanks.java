package io.driftgauge.drift;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Ranks over all answers of a suite after each was set against the mean of its own case (in the manner of Hodges and Lehmann
 * 1962). With one old and one new answer a case, the sum of signed ranks is Wilcoxon's statistic; with more it still uses
 * how far cases moved compared with each other, which ranks within each case can't.
 */
final class AlignedRanks {

    /** Values that differ by less have the same rank. */
    private static final double EQUAL = 1e-9;

    private AlignedRanks() {}

    /**
     * Signed ranks of the aligned values, from -1 to 1; equal sizes have the highest of their ranks, as the two of a pair
     * have.
     *
     * @param aligned by case and answer
     */
    static double[][][] of(double[][] aligned) {
        double[][] sizes = Arrays.stream(aligned)
                .map(row -> Arrays.stream(row).map(Math::abs).toArray())
                .toArray(double[][]::new);
        double[][][] scores = scores(sizes, true, share -> share);
        for (int c = 0; c < aligned.length; c++) {
            for (int i = 0; i < aligned[c].length; i++) {
                scores[c][i][0] *= Math.abs(aligned[c][i]) < EQUAL ? 0 : Math.signum(aligned[c][i]);
            }
        }
        return scores;
    }

    /**
     * Exponential scores of the aligned values (Savage 1956), of mean zero: the largest values of a suite weigh most, as it
     * should be where a few answers come from elsewhere.
     */
    static double[][][] tail(double[][] aligned) {
        return scores(aligned, false, share -> -Math.log1p(-share) - 1);
    }

    /** What a share of the values below becomes. */
    @FunctionalInterface
    private interface Score {
        double of(double share);
    }

    private static double[][][] scores(double[][] aligned, boolean highest, Score score) {
        int count = Arrays.stream(aligned).mapToInt(a -> a.length).sum();
        int[][] places = new int[count][];
        int next = 0;
        for (int c = 0; c < aligned.length; c++) {
            for (int i = 0; i < aligned[c].length; i++) {
                places[next++] = new int[] {c, i};
            }
        }
        Arrays.sort(places, Comparator.comparingDouble(p -> aligned[p[0]][p[1]]));
        double[][][] scores = new double[aligned.length][][];
        for (int c = 0; c < aligned.length; c++) {
            scores[c] = new double[aligned[c].length][1];
        }
        for (int from = 0; from < count; ) {
            int to = from;
            double value = aligned[places[from][0]][places[from][1]];
            while (to < count && aligned[places[to][0]][places[to][1]] - value < EQUAL) {
                to++;
            }
            double rank = highest ? to : (from + to) / 2.0;
            for (int k = from; k < to; k++) {
                scores[places[k][0]][places[k][1]][0] = score.of(rank / (count + 0.5));
            }
            from = to;
        }
        return scores;
    }
}
