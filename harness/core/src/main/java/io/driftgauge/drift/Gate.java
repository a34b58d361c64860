package io.driftgauge.drift;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The test of all sampled cases of a suite together: labels are shuffled within each case, and the cases' statistics
 * added up by channel. Two more channels see what sums miss: the sum of −ln p over cases (each moved in its own way) and
 * the smallest p of a case (one case moved, corrected for their number). All are combined by min-p.
 *
 * <p>A draw picks one of each case's labellings at random. Given the answers, the one that happened is as likely as any
 * other of them, so the p has its level even where a case's labellings are themselves a sample.
 */
final class Gate {

    /** Draws of a first look; one that comes near a limit is looked at again with as many as that limit needs. */
    static final int DRAWS = 9999;

    private final List<CaseTest> cases;
    private final List<Channel> channels;
    private final long[][] sums;

    private Gate(List<CaseTest> cases, int draws) {
        this.cases = cases;
        channels = cases.get(0).channels();
        sums = new long[channels.size() + 2][draws + 1];
    }

    /**
     * Tests a suite.
     *
     * @param cases at least one
     * @param alone which of them may move the suite on their own
     * @param random a stream a case
     */
    static GateFigures test(List<CaseTest> cases, boolean[] alone, int draws, List<RandomGenerator> random) {
        Gate gate = new Gate(cases, draws);
        for (int c = 0; c < cases.size(); c++) {
            gate.add(cases.get(c), alone[c], random.get(c));
        }
        return gate.figures();
    }

    private void add(CaseTest test, boolean alone, RandomGenerator random) {
        long[] joint = sums[channels.size()];
        long[] single = sums[channels.size() + 1];
        long[] surprise = new long[test.labellings()];
        for (int i = 0; i < surprise.length; i++) {
            surprise[i] = Math.round(-Math.log(test.p(i)) / CaseTest.UNIT);
        }
        int[] moving = IntStream.range(0, channels.size())
                .filter(k -> !test.channels().get(k).constant())
                .toArray();
        for (int b = 0; b < joint.length; b++) {
            int i = b == 0 ? 0 : random.nextInt(surprise.length);
            for (int k : moving) {
                sums[k][b] += test.value(k, i);
            }
            joint[b] += surprise[i];
            if (alone) {
                single[b] = Math.max(single[b], surprise[i]);
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
        MinP minP = new MinP(sums, sums[0].length);
        boolean one = cases.size() == 1;
        Map<Moved, ChannelFigures> figures = new EnumMap<>(Moved.class);
        for (int k = 0; k < channels.size(); k++) {
            int channel = k;
            double excess = cases.stream().mapToDouble(c -> c.excess(channel)).sum() / cases.size();
            figures.put(channels.get(k).what(), new ChannelFigures(minP.channelP(k), minP.adjustedP(k), excess));
        }
        return new GateFigures(one ? cases.get(0).p() : minP.p(), smallestP(), figures, deviation);
    }

    private double deviationOfDrop() {
        double sum = 0;
        double squares = 0;
        for (long value : sums[Channels.DROP]) {
            double mean = value * CaseTest.UNIT / cases.size();
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / sums[0].length;
        return Math.sqrt(Math.max(0, squares / sums[0].length - mean * mean));
    }

    /** One over the number of joint labellings, or of draws. */
    private double smallestP() {
        if (cases.size() == 1) {
            return cases.get(0).smallestP();
        }
        double smallest = cases.stream().allMatch(CaseTest::pair) ? 2 : 1;
        for (CaseTest test : cases) {
            smallest /= test.ways();
        }
        return Math.max(smallest, 1.0 / sums[0].length);
    }
}
