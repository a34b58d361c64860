package io.driftgauge.drift;

import io.driftgauge.compare.SimilarityMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The unbiased squared distance of the means of new and old embeddings, W + W′ − 2C: maximum mean discrepancy with the
 * cosine kernel (Gretton and others 2012). Unlike the drop it is the same when old and new change places, so that where
 * there are about as many of either, a clear change has hardly any labelling that looks as large. Zero unless both sides
 * have two answers. A call costs O(m²).
 */
final class MmdChannel implements Channel {

    private final SimilarityMatrix similarities;
    private final double[] rows;
    private final double all;

    MmdChannel(SimilarityMatrix similarities) {
        this.similarities = similarities;
        int size = similarities.before() + similarities.now();
        rows = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i] += i == j ? 0 : similarities.at(i, j);
            }
        }
        all = Arrays.stream(rows).sum() / 2;
    }

    @Override
    public ChannelName name() {
        return ChannelName.MMD;
    }

    /** True if both sides have two answers. */
    boolean defined() {
        return similarities.before() > 1 && similarities.now() > 1;
    }

    /** The distance of the answers that are new to those that are old. */
    double observed() {
        return distance(IntStream.range(similarities.before(), rows.length).toArray());
    }

    @Override
    public boolean constant() {
        return !defined() || Arrays.stream(rows).allMatch(r -> r == rows.length - 1);
    }

    @Override
    public double distance(int[] now) {
        int m = now.length;
        int n = rows.length - m;
        if (m < 2 || n < 2) {
            return 0;
        }
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
        return withinOld / (n * (n - 1) / 2.0) + withinNew / (m * (m - 1) / 2.0) - 2 * across / ((double) n * m);
    }
}
