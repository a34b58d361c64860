package io.driftgauge.drift;

import java.util.Arrays;

/**
 * Chance that a new answer is longer than an old one, minus one half (Mann and Whitney's U over n·m, ties counting half),
 * in [-½, ½]. Ranks, so that one runaway answer can't decide.
 */
final class LengthChannel implements Channel {

    private final double[] ranks;

    /** In words, one an answer, the old ones first. */
    LengthChannel(int[] words) {
        int[] sorted = words.clone();
        Arrays.sort(sorted);
        ranks = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            int below = 0;
            int equal = 0;
            for (int other : sorted) {
                below += other < words[i] ? 1 : 0;
                equal += other == words[i] ? 1 : 0;
            }
            ranks[i] = below + (equal + 1) / 2.0;
        }
    }

    @Override
    public ChannelName name() {
        return ChannelName.LENGTH;
    }

    @Override
    public boolean ofCaseOnly() {
        return true;
    }

    @Override
    public boolean signed() {
        return true;
    }

    @Override
    public boolean constant() {
        return Arrays.stream(ranks).allMatch(r -> r == ranks[0]);
    }

    @Override
    public double distance(int[] now) {
        double sum = 0;
        for (int i : now) {
            sum += ranks[i];
        }
        int m = now.length;
        int n = ranks.length - m;
        return (sum / m - (m + 1) / 2.0) / n - 0.5;
    }
}
