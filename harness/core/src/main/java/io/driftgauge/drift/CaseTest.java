package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The permutation test of one sampled case: every channel under every labelling of its answers.
 *
 * <p>Assumes that the answers of a case are exchangeable while the model is the same; nothing else.
 */
final class CaseTest {

    /** Statistics are held as whole multiples of this, so that ties don't hang on the order of summing. */
    static final double UNIT = 1e-6;

    /** The row of a channel whose value is zero under every labelling. */
    private static final int[] CONSTANT = {};

    private final List<Channel> channels;
    private final Labellings labellings;
    private final int[][] table;
    private final int size;
    private final MinP minP;
    private final double ways;
    private final boolean pair;

    private CaseTest(List<Channel> channels, Labellings labellings, double ways, boolean pair) {
        this.channels = channels;
        this.labellings = labellings;
        size = labellings.size();
        table = new int[channels.size()][];
        long[][] distances = new long[channels.size()][];
        int[] now = new int[labellings.chosen()];
        for (int k = 0; k < table.length; k++) {
            Channel channel = channels.get(k);
            table[k] = channel.constant() ? CONSTANT : values(channel, now);
            distances[k] = channel.ofSuiteOnly()
                    ? MinP.CONSTANT
                    : Arrays.stream(table[k])
                            .mapToLong(v -> channel.signed() ? Math.abs(v) : v)
                            .toArray();
        }
        minP = new MinP(distances, size);
        this.ways = ways;
        this.pair = pair;
    }

    private int[] values(Channel channel, int[] now) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            labellings.now(i, now);
            values[i] = (int) Math.rint(channel.distance(now) / UNIT);
        }
        return values;
    }

    /**
     * Tests a case.
     *
     * @param draws random labellings where there are too many to try all
     */
    static CaseTest of(Comparison comparison, SimilarityMatrix similarities, int draws, RandomGenerator random) {
        int n = comparison.before().size();
        int m = comparison.now().size();
        return new CaseTest(
                Channels.of(comparison.before(), comparison.now(), similarities),
                Labellings.of(n, m, draws, random),
                Labellings.count(n, m),
                n == 1 && m == 1);
    }

    /** True if all labellings were tried. */
    boolean exact() {
        return labellings.exact();
    }

    int labellings() {
        return size;
    }

    /** How many answers are new. */
    int chosen() {
        return labellings.chosen();
    }

    /** The answers that labelling {@code i} calls new; 0 is the one that happened. */
    void now(int i, int[] to) {
        labellings.now(i, to);
    }

    /** The case's p over all channels, corrected for their number, in (0, 1]. */
    double p() {
        return minP.p();
    }

    /** The p that labelling {@code i} would have had. */
    double p(int i) {
        return minP.p(i);
    }

    /** How many labellings there are, tried or not. */
    double ways() {
        return ways;
    }

    /** True for one old and one new answer: exchanging them changes no distance, only its sign. */
    boolean pair() {
        return pair;
    }

    /** The smallest p that could have come out. */
    double smallestP() {
        return pair ? 1 : 1.0 / size;
    }

    List<Channel> channels() {
        return channels;
    }

    double channelP(int channel) {
        return minP.channelP(channel);
    }

    double adjustedP(int channel) {
        return minP.adjustedP(channel);
    }

    /** The channel's value under labelling {@code i}, in multiples of {@link #UNIT}; the observed one is 0. */
    int value(int channel, int i) {
        return table[channel].length == 0 ? 0 : table[channel][i];
    }

    /** The mean of a channel over the labellings, and how far they are from it, both in multiples of {@link #UNIT}. */
    Spread spread(int channel) {
        return Spread.of(table[channel]);
    }

    /** How much further the channel is than labellings have it on average, in its own units. */
    double excess(int channel) {
        if (table[channel].length == 0) {
            return 0;
        }
        boolean signed = channels.get(channel).signed();
        double mean = Arrays.stream(table[channel])
                .mapToDouble(v -> signed ? Math.abs(v) : v)
                .average()
                .orElse(0);
        double observed = signed ? Math.abs(table[channel][0]) : table[channel][0];
        return (observed - mean) * UNIT;
    }
}
