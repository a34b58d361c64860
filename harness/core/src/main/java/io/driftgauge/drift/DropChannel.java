package io.driftgauge.drift;

import io.driftgauge.compare.SimilarityMatrix;

/**
 * The drop of similarity, W − C: the old answers' mean similarity among themselves minus that of new to old. One-sided:
 * it grows when the new answers lie further from the old than these from each other. With a single old answer the new
 * ones' similarity among themselves stands for W. In [-2, 2]. A call costs O(m²) of n + m answers.
 */
final class DropChannel implements Channel {

    private final PairSums sums;

    DropChannel(SimilarityMatrix similarities) {
        sums = new PairSums(similarities);
    }

    @Override
    public ChannelName name() {
        return ChannelName.MEANING;
    }

    @Override
    public boolean constant() {
        return sums.allEqual();
    }

    @Override
    public double distance(int[] now) {
        int m = now.length;
        int n = sums.answers() - m;
        double withinNew = sums.withinNew(now);
        double across = sums.across(now, withinNew);
        double toOld = across / ((double) n * m);
        if (n > 1) {
            return sums.withinOld(withinNew, across) / PairSums.pairs(n) - toOld;
        }
        return m > 1 ? withinNew / PairSums.pairs(m) - toOld : 0;
    }
}
