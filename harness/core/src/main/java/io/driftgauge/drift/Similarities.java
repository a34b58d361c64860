package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import java.util.List;

/** Cosine similarities of every answer with every other, the old ones first. */
final class Similarities {

    private final int n;
    private final double[][] pairs;

    private Similarities(int n, double[][] pairs) {
        this.n = n;
        this.pairs = pairs;
    }

    static Similarities of(List<Features> before, List<Features> now) {
        int n = before.size();
        int size = n + now.size();
        double[][] pairs = new double[size][size];
        for (int i = 0; i < size; i++) {
            pairs[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double cosine = at(before, now, i)
                        .embedding()
                        .mean()
                        .cosine(at(before, now, j).embedding().mean());
                pairs[i][j] = cosine;
                pairs[j][i] = cosine;
            }
        }
        return new Similarities(n, pairs);
    }

    private static Features at(List<Features> before, List<Features> now, int i) {
        return i < before.size() ? before.get(i) : now.get(i - before.size());
    }

    int before() {
        return n;
    }

    int size() {
        return pairs.length;
    }

    double get(int i, int j) {
        return pairs[i][j];
    }

    /** Mean similarity of answer {@code i} to the others of {@code from} to {@code to}, itself left out. */
    double meanTo(int i, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int j = from; j < to; j++) {
            if (j != i) {
                sum += pairs[i][j];
                count++;
            }
        }
        return count == 0 ? 1 : sum / count;
    }

    /** Mean similarity among the answers {@code from} to {@code to}; 1 if there is but one. */
    double meanWithin(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += meanTo(i, from, to);
        }
        return sum / (to - from);
    }
}
