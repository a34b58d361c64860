package io.driftgauge.drift;

import java.util.Arrays;

/**
 * Westfall and Young's single-step min-p over channels: every channel's statistic is turned into its rank among all
 * labellings, the smallest rank of a labelling is the combined statistic, and that is ranked again among all labellings.
 * The combined p has exactly its level whatever the dependence of the channels, since one set of labellings serves all.
 * The observed labelling has index 0. Integers, so that ties are ties on every machine and in every order of summing.
 */
final class MinP {

    /** The row of a channel whose statistic is the same under every labelling. */
    static final long[] CONSTANT = {};

    private final int size;
    private final int[] channelRank;
    private final int[] combined;
    private final int[] upTo;

    /**
     * Over a table of statistics, larger meaning further.
     *
     * @param statistics a row a channel, a column a labelling; at least one column; {@link #CONSTANT} rows have none
     */
    MinP(long[][] statistics, int size) {
        this.size = size;
        channelRank = new int[statistics.length];
        combined = new int[size];
        Arrays.fill(combined, size);
        for (int k = 0; k < statistics.length; k++) {
            channelRank[k] = rank(statistics[k]);
        }
        upTo = new int[size + 1];
        for (int rank : combined) {
            upTo[rank]++;
        }
        for (int r = 1; r <= size; r++) {
            upTo[r] += upTo[r - 1];
        }
    }

    private int rank(long[] statistic) {
        if (constant(statistic)) {
            return size;
        }
        long[] sorted = statistic.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            combined[i] = Math.min(combined[i], size - firstAtLeast(sorted, statistic[i]));
        }
        return size - firstAtLeast(sorted, statistic[0]);
    }

    private static boolean constant(long[] statistic) {
        for (long value : statistic) {
            if (value != statistic[0]) {
                return false;
            }
        }
        return true;
    }

    private static int firstAtLeast(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The observed labelling's combined p, in (0, 1]. */
    double p() {
        return p(0);
    }

    /** The combined p that labelling {@code i} would have had, had it been the observed one. */
    double p(int i) {
        return (double) upTo[combined[i]] / size;
    }

    /** A channel's own p, not corrected for the number of channels, in (0, 1]. */
    double channelP(int channel) {
        return (double) channelRank[channel] / size;
    }

    /** A channel's p, corrected for the number of channels, in (0, 1]. */
    double adjustedP(int channel) {
        return (double) upTo[channelRank[channel]] / size;
    }
}
