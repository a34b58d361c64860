package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Similarity;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How close the new answers of a case are to the old ones, and the old ones to each other.
 *
 * @param similarity mean cosine similarity of new to old answers, in [-1, 1]
 * @param worstWindow smallest similarity of a window to its nearest on the other side, each new answer held against the
 *     old one most like it, in [-1, 1]
 * @param expected mean similarity of the old answers among themselves; of the new ones if there is but one old; 1 if
 *     neither is known
 * @param limit the smallest mean similarity that an old answer has to the other old ones; -1 where there is one
 * @param outsideShare share of new answers whose mean similarity to the old ones is below the limit, in [0, 1]
 * @param outsideExpected the share that the same model would have: 1 / (n + 1), the chance that a further answer is the
 *     most distant of n + 1
 * @param noiseKnown false for one old and one new answer: nothing tells noise from change
 */
record Closeness(
        double similarity,
        double worstWindow,
        double expected,
        double limit,
        double outsideShare,
        double outsideExpected,
        boolean noiseKnown) {

    /** Cosines are sums of floats; what differs by less is equal. */
    private static final double ROUNDING = 1e-6;

    /** Of sampled answers. */
    static Closeness sampled(Comparison comparison, SimilarityMatrix similarities) {
        int n = similarities.before();
        int size = n + similarities.now();
        double limit = -1;
        double within = 1;
        if (n > 1) {
            double[] alone = IntStream.range(0, n)
                    .mapToDouble(i -> mean(similarities, i, 0, n))
                    .toArray();
            limit = Arrays.stream(alone).min().orElse(1);
            within = Arrays.stream(alone).sum() / n;
        } else if (size > 2) {
            within = IntStream.range(n, size)
                            .mapToDouble(i -> mean(similarities, i, n, size))
                            .sum()
                    / similarities.now();
        }
        double across = 0;
        int outside = 0;
        for (int i = n; i < size; i++) {
            double mean = mean(similarities, i, 0, n);
            across += mean;
            outside += mean < limit - ROUNDING ? 1 : 0;
        }
        return new Closeness(
                across / similarities.now(),
                worstWindow(comparison, similarities),
                within,
                limit,
                (double) outside / similarities.now(),
                n > 1 ? 1.0 / (n + 1) : 0,
                size > 2);
    }

    /** Of answers that are compared byte by byte: nothing but equality is inside. */
    static Closeness exact(Comparison comparison, SimilarityMatrix similarities, boolean same) {
        if (same) {
            return new Closeness(1, 1, 1, 1, 0, 0, true);
        }
        Closeness sampled = sampled(comparison, similarities);
        return new Closeness(sampled.similarity, sampled.worstWindow, 1, 1, 1, 0, true);
    }

    /** How far the new answers are beyond the old ones' noise. */
    double effect() {
        return expected - similarity;
    }

    /** Mean similarity of an answer to those from {@code from} to {@code to}, itself left out. */
    private static double mean(SimilarityMatrix similarities, int answer, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += i == answer ? 0 : similarities.at(answer, i);
        }
        return sum / (answer >= from && answer < to ? to - from - 1 : to - from);
    }

    private static double worstWindow(Comparison comparison, SimilarityMatrix similarities) {
        int n = similarities.before();
        double worst = 1;
        for (int j = 0; j < similarities.now(); j++) {
            int nearest = 0;
            for (int i = 1; i < n; i++) {
                nearest = similarities.at(i, n + j) > similarities.at(nearest, n + j) ? i : nearest;
            }
            worst = Math.min(
                    worst,
                    Similarity.worstWindow(
                            comparison.before().get(nearest).embedding(),
                            comparison.now().get(j).embedding()));
        }
        return worst;
    }
}
