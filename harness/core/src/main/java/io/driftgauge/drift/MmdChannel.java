package io.driftgauge.drift;

import io.driftgauge.compare.SimilarityMatrix;
import java.util.stream.IntStream;

/**
 * The unbiased squared distance of the means of new and old embeddings, W + W′ − 2C: maximum mean discrepancy with the
 * cosine kernel (Gretton and others 2012). Unlike the drop it is the same when old and new change places, so that where
 * there are about as many of either, a clear change has hardly any labelling that looks as large. Zero unless both sides
 * have two answers. A call costs O(m²).
 */
final class MmdChannel implements Channel {

    private final SimilarityMatrix similarities;
    private final PairSums sums;

    MmdChannel(SimilarityMatrix similarities) {
        this.similarities = similarities;
        sums = new PairSums(similarities);
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
        return distance(IntStream.range(similarities.before(), sums.answers()).toArray());
    }

    @Override
    public boolean constant() {
        return !defined() || sums.allEqual();
    }

    @Override
    public double distance(int[] now) {
        int m = now.length;
        int n = sums.answers() - m;
        if (m < 2 || n < 2) {
            return 0;
        }
        double withinNew = sums.withinNew(now);
        double across = sums.across(now, withinNew);
        double withinOld = sums.withinOld(withinNew, across);
        return withinOld / PairSums.pairs(n) + withinNew / PairSums.pairs(m) - 2 * across / ((double) n * m);
    }
}
