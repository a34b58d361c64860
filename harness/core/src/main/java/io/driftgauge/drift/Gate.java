package io.driftgauge.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The test of all sampled cases of a suite together: labels are shuffled within each case. The cases' own statistics are
 * added up by channel; {@linkplain SuiteChannel channels of the suite} add up vectors, so that what cases share is seen
 * even where none of them shows it. Three more channels see what sums miss: {@linkplain FewCases squares} (a few cases moved), the
 * sum of −ln p over cases (each moved in its own way) and the smallest p of a case (one case moved, corrected for their
 * number). All are combined by min-p.
 *
 * <p>A draw picks one of each case's labellings at random. Given the answers, the one that happened is as likely as any
 * other of them, so the p has its level even where a case's labellings are themselves a sample.
 */
final class Gate {

    /** Draws of a first look: enough to tell that a p is nowhere near its limit. */
    static final int FIRST_LOOK = 999;

    /** Up to so many, the cases are shared out among the cores, each with tables of its own. */
    private static final int ON_ALL_CORES = 9999;

    private final List<CaseTest> cases;
    private final List<Channel> channels;
    private final List<SuiteChannel> shared;
    private final FewCases few;
    private final int size;
    private final long[][] sums;
    private final int[][] vectors;

    private Gate(List<CaseTest> cases, List<SuiteChannel> shared, FewCases few, int draws) {
        this.cases = cases;
        this.shared = shared;
        this.few = few;
        channels = cases.get(0).channels();
        size = draws + 1;
        sums = new long[channels.size() + shared.size() + 3][size];
        vectors = shared.stream().map(s -> new int[size * s.dimensions()]).toArray(int[][]::new);
    }

    /**
     * Tests a suite.
     *
     * @param cases at least one
     * @param shared the suite's own channels, over the same cases in the same order
     * @param alone which of them may move the suite on their own
     * @param random a stream a case
     */
    static GateFigures test(
            List<CaseTest> cases, List<SuiteChannel> shared, boolean[] alone, int draws, List<RandomGenerator> random) {
        int parts = draws > ON_ALL_CORES
                ? 1
                : Math.min(cases.size(), Runtime.getRuntime().availableProcessors());
        FewCases few = new FewCases(cases);
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    Gate gate = new Gate(cases, shared, few, draws);
                    for (int c = part; c < cases.size(); c += parts) {
                        gate.add(c, alone[c], random.get(c));
                    }
                    return gate;
                })
                .reduce(Gate::plus)
                .orElseThrow()
                .figures();
    }

    /** Sums and maxima of whole numbers: however the cases were shared out, the same comes out. */
    private Gate plus(Gate other) {
        int single = sums.length - 1;
        for (int k = 0; k < sums.length; k++) {
            for (int b = 0; b < size; b++) {
                sums[k][b] = k == single ? Math.max(sums[k][b], other.sums[k][b]) : sums[k][b] + other.sums[k][b];
            }
        }
        for (int v = 0; v < vectors.length; v++) {
            for (int i = 0; i < vectors[v].length; i++) {
                vectors[v][i] += other.vectors[v][i];
            }
        }
        return this;
    }

    private void add(int caseIndex, boolean alone, RandomGenerator random) {
        CaseTest test = cases.get(caseIndex);
        int[] drawn = new int[size];
        for (int b = 1; b < size; b++) {
            drawn[b] = random.nextInt(test.labellings());
        }
        for (int k = 0; k < channels.size(); k++) {
            Channel channel = test.channels().get(k);
            if (!channel.ofCaseOnly() && !channel.constant()) {
                for (int b = 0; b < size; b++) {
                    sums[k][b] += test.value(k, drawn[b]);
                }
            }
        }
        for (int v = 0; v < vectors.length; v++) {
            if (!shared.get(v).constant(caseIndex)) {
                add(shared.get(v), vectors[v], caseIndex, drawn);
            }
        }
        long[] squares = few.squares(caseIndex);
        long[] ofFew = sums[sums.length - 3];
        long[] joint = sums[sums.length - 2];
        long[] single = sums[sums.length - 1];
        long[] surprise = new long[test.labellings()];
        for (int i = 0; i < surprise.length; i++) {
            surprise[i] = Math.round(-Math.log(test.p(i)) / CaseTest.UNIT);
        }
        for (int b = 0; b < size; b++) {
            ofFew[b] += alone ? squares[drawn[b]] : 0;
            joint[b] += surprise[drawn[b]];
            single[b] = alone ? Math.max(single[b], surprise[drawn[b]]) : single[b];
        }
    }

    private void add(SuiteChannel channel, int[] to, int caseIndex, int[] drawn) {
        CaseTest test = cases.get(caseIndex);
        int dimensions = channel.dimensions();
        int[] now = new int[test.chosen()];
        boolean repeats = test.labellings() < size; // then each is worked out once
        int[] contributions = new int[repeats ? test.labellings() * dimensions : dimensions];
        for (int i = 0; repeats && i < test.labellings(); i++) {
            test.now(i, now);
            channel.contribution(caseIndex, now, contributions, i * dimensions);
        }
        for (int b = 0; b < size; b++) {
            int from = repeats ? drawn[b] * dimensions : 0;
            if (!repeats) {
                test.now(drawn[b], now);
                channel.contribution(caseIndex, now, contributions, 0);
            }
            int at = b * dimensions;
            for (int d = 0; d < dimensions; d++) {
                to[at + d] += contributions[from + d];
            }
        }
    }

    private GateFigures figures() {
        double deviation = deviationOfDrop();
        for (int k = 0; k < channels.size(); k++) {
            if (channels.get(k).signed()) {
                sums[k] = Arrays.stream(sums[k]).map(Math::abs).toArray();
            }
        }
        for (int v = 0; v < vectors.length; v++) {
            sizes(shared.get(v), vectors[v], sums[channels.size() + v]);
        }
        MinP minP = new MinP(sums, size);
        List<ChannelName> names = names();
        Map<ChannelName, ChannelFigures> figures = new EnumMap<>(ChannelName.class);
        for (int k = 0; k < names.size(); k++) {
            long[] row = sums[k];
            if (Arrays.stream(row).anyMatch(s -> s != row[0])) {
                double excess = k < channels.size() ? excess(k) : 0;
                figures.put(names.get(k), new ChannelFigures(minP.channelP(k), minP.adjustedP(k), excess));
            }
        }
        boolean one = cases.size() == 1;
        return new GateFigures(one ? cases.get(0).p() : minP.p(), smallestP(cases, size - 1), figures, deviation);
    }

    private List<ChannelName> names() {
        List<ChannelName> names = new ArrayList<>();
        channels.forEach(c -> names.add(c.name()));
        shared.forEach(s -> names.add(s.name()));
        names.add(ChannelName.FEW_CASES);
        names.add(ChannelName.EACH_CASE);
        names.add(ChannelName.ONE_CASE);
        return names;
    }

    private double excess(int channel) {
        return cases.stream()
                .filter(c -> c.channels().get(channel).applies())
                .mapToDouble(c -> c.excess(channel))
                .average()
                .orElse(0);
    }

    private void sizes(SuiteChannel channel, int[] vector, long[] to) {
        double[] sum = new double[channel.dimensions()];
        for (int b = 0; b < size; b++) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] = vector[b * sum.length + d] * SuiteChannel.UNIT;
            }
            to[b] = Math.round(channel.size(sum) / CaseTest.UNIT);
        }
    }

    private double deviationOfDrop() {
        double sum = 0;
        double squares = 0;
        for (long value : sums[Channels.DROP]) {
            double mean = value * CaseTest.UNIT / cases.size();
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / size;
        return Math.sqrt(Math.max(0, squares / size - mean * mean));
    }

    /** The smallest p that could come out: one over the number of joint labellings, or of draws. */
    static double smallestP(List<CaseTest> cases, int draws) {
        if (cases.size() == 1) {
            return cases.get(0).smallestP();
        }
        double smallest = cases.stream().allMatch(CaseTest::pair) ? 2 : 1;
        for (CaseTest test : cases) {
            smallest /= test.ways();
        }
        return Math.max(smallest, 1.0 / (draws + 1));
    }
}
