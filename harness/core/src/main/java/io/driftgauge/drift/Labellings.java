package io.driftgauge.drift;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Ways to say which {@code m} of {@code n + m} answers are the new ones. If the model is the same, every way is as likely
 * as the one that happened, which is the first here. All ways where they are at most {@value #EXACT}, else a random
 * sample of them.
 */
final class Labellings {

    /** Up to here all labellings are tried. */
    static final int EXACT = 5000;

    private final int[][] rows;
    private final boolean exact;

    private Labellings(int[][] rows, boolean exact) {
        this.rows = rows;
        this.exact = exact;
    }

    /** How many ways there are, as a double since they soon pass every integer: C(n + m, m). */
    static double count(int n, int m) {
        double count = 1;
        for (int i = 1; i <= m; i++) {
            count = count * (n + i) / i;
        }
        return Math.rint(count);
    }

    /**
     * All ways, or the one that happened and {@code draws} random ones.
     *
     * @param n old answers, with the indices 0 to n-1
     * @param m new answers, with the indices n to n+m-1
     */
    static Labellings of(int n, int m, int draws, RandomGenerator random) {
        return count(n, m) <= EXACT ? all(n, m) : sample(n, m, draws, random);
    }

    private static Labellings all(int n, int m) {
        int[][] rows = new int[(int) count(n, m)][];
        int[] row = range(0, m);
        for (int i = rows.length - 1; i > 0; i--) {
            rows[i] = row.clone();
            advance(row, n);
        }
        rows[0] = row;
        return new Labellings(rows, true);
    }

    /** To the next combination in lexicographic order; the last is the observed one. */
    private static void advance(int[] row, int n) {
        int i = row.length - 1;
        while (row[i] == n + i) {
            i--;
        }
        row[i]++;
        for (int j = i + 1; j < row.length; j++) {
            row[j] = row[j - 1] + 1;
        }
    }

    private static Labellings sample(int n, int m, int draws, RandomGenerator random) {
        int[][] rows = new int[draws + 1][];
        rows[0] = range(n, m);
        int[] urn = range(0, n + m);
        for (int i = 1; i <= draws; i++) {
            for (int j = 0; j < m; j++) {
                int k = random.nextInt(j, n + m);
                int drawn = urn[k];
                urn[k] = urn[j];
                urn[j] = drawn;
            }
            rows[i] = Arrays.copyOf(urn, m);
        }
        return new Labellings(rows, false);
    }

    private static int[] range(int from, int length) {
        int[] range = new int[length];
        for (int i = 0; i < length; i++) {
            range[i] = from + i;
        }
        return range;
    }

    int size() {
        return rows.length;
    }

    /** The indices of the answers that labelling {@code i} calls new; 0 is the one that happened. */
    int[] now(int i) {
        return rows[i];
    }

    /** True if these are all ways. */
    boolean exact() {
        return exact;
    }
}
