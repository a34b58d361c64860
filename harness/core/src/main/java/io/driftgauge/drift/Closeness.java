package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.Similarity;
import java.util.List;

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
    static Closeness sampled(List<Features> before, List<Features> now, Similarities similarities) {
        int n = before.size();
        int size = similarities.size();
        double limit = -1;
        if (n > 1) {
            limit = 1;
            for (int i = 0; i < n; i++) {
                limit = Math.min(limit, similarities.meanTo(i, 0, n));
            }
        }
        double across = 0;
        int outside = 0;
        for (int i = n; i < size; i++) {
            double mean = similarities.meanTo(i, 0, n);
            across += mean;
            outside += mean < limit - ROUNDING ? 1 : 0;
        }
        int m = now.size();
        return new Closeness(
                across / m,
                worstWindow(before, now, similarities),
                n > 1 ? similarities.meanWithin(0, n) : similarities.meanWithin(n, size),
                limit,
                (double) outside / m,
                n > 1 ? 1.0 / (n + 1) : 0,
                size > 2);
    }

    /** Of answers that are compared byte by byte: nothing but equality is inside. */
    static Closeness exact(List<Features> before, List<Features> now, Similarities similarities, boolean same) {
        if (same) {
            return new Closeness(1, 1, 1, 1, 0, 0, true);
        }
        Closeness sampled = sampled(before, now, similarities);
        return new Closeness(sampled.similarity, sampled.worstWindow, 1, 1, 1, 0, true);
    }

    /** How far the new answers are beyond the old ones' noise. */
    double effect() {
        return expected - similarity;
    }

    private static double worstWindow(List<Features> before, List<Features> now, Similarities similarities) {
        double worst = 1;
        int n = before.size();
        for (int j = 0; j < now.size(); j++) {
            int nearest = 0;
            for (int i = 1; i < n; i++) {
                nearest = similarities.get(i, n + j) > similarities.get(nearest, n + j) ? i : nearest;
            }
            worst = Math.min(
                    worst,
                    Similarity.worstWindow(
                            before.get(nearest).embedding(), now.get(j).embedding()));
        }
        return worst;
    }
}
