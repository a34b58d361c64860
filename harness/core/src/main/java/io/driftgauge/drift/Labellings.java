package io.driftgauge.drift;

import java.util.random.RandomGenerator;

/**
 * Ways to say which {@code m} of {@code n + m} answers are the new ones. If the model is the same, every way is as likely
 * as the one that happened, which is the first here. All ways where they are at most {@value #EXACT}, else a random
 * sample of them.
 */
final class Labellings {

    /** Up to here all labellings are tried. */
    static final int EXACT = 5000;

    /** One after the other, {@code m} indices each: a run of a thousand cases holds millions of them. */
    private final short[] rows;

    private final int m;
    private final boolean exact;

    private Labellings(short[] rows, int m, boolean exact) {
        this.rows = rows;
        this.m = m;
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
        int size = (int) count(n, m);
        short[] rows = new short[size * m];
        int[] row = range(0, m);
        for (int i = size - 1; i > 0; i--) {
            put(row, rows, i);
            advance(row, n);
        }
        put(row, rows, 0);
        return new Labellings(rows, m, true);
    }

    private static void put(int[] row, short[] rows, int i) {
        for (int j = 0; j < row.length; j++) {
            rows[i * row.length + j] = (short) row[j];
        }
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
        short[] rows = new short[(draws + 1) * m];
        put(range(n, m), rows, 0);
        int[] urn = range(0, n + m);
        for (int i = 1; i <= draws; i++) {
            for (int j = 0; j < m; j++) {
                int k = random.nextInt(j, n + m);
                int drawn = urn[k];
                urn[k] = urn[j];
                urn[j] = drawn;
                rows[i * m + j] = (short) drawn;
            }
        }
        return new Labellings(rows, m, false);
    }

    private static int[] range(int from, int length) {
        int[] range = new int[length];
        for (int i = 0; i < length; i++) {
            range[i] = from + i;
        }
        return range;
    }

    int size() {
        return rows.length / m;
    }

    /** How many answers each labelling calls new. */
    int chosen() {
        return m;
    }

    /** The indices of the answers that labelling {@code i} calls new; 0 is the one that happened. */
    int[] now(int i) {
        int[] now = new int[m];
        now(i, now);
        return now;
    }

    /** Likewise, without making an array. */
    void now(int i, int[] to) {
        for (int j = 0; j < m; j++) {
            to[j] = rows[i * m + j];
        }
    }

    /** True if these are all ways. */
    boolean exact() {
        return exact;
    }
}
