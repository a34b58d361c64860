package io.driftgauge.drift;

import io.driftgauge.compare.SimilarityMatrix;
import java.util.Arrays;

/**
 * The drop of similarity, W − C: the old answers' mean similarity among themselves minus that of new to old. One-sided:
 * it grows when the new answers lie further from the old than these from each other. With a single old answer the new
 * ones' similarity among themselves stands for W. In [-2, 2]. A call costs O(m²) of n + m answers.
 */
final class DropChannel implements Channel {

    private final SimilarityMatrix similarities;
    private final double[] rows;
    private final double all;

    DropChannel(SimilarityMatrix similarities) {
        this.similarities = similarities;
        int size = similarities.before() + similarities.now();
        rows = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i] += i == j ? 0 : similarities.at(i, j);
            }
            sum += rows[i];
        }
        all = sum / 2;
    }

    @Override
    public ChannelName name() {
        return ChannelName.MEANING;
    }

    @Override
    public boolean constant() {
        return Arrays.stream(rows).allMatch(r -> r == rows.length - 1);
    }

    @Override
    public double distance(int[] now) {
        int m = now.length;
        int n = rows.length - m;
        double touching = 0;
        double withinNew = 0;
        for (int a = 0; a < m; a++) {
            touching += rows[now[a]];
            for (int b = 0; b < a; b++) {
                withinNew += similarities.at(now[a], now[b]);
            }
        }
        double across = touching - 2 * withinNew;
        double withinOld = all - across - withinNew;
        double toOld = across / ((double) n * m);
        if (n > 1) {
            return withinOld / pairs(n) - toOld;
        }
        return m > 1 ? withinNew / pairs(m) - toOld : 0;
    }

    private static double pairs(int count) {
        return count * (count - 1) / 2.0;
    }
}
