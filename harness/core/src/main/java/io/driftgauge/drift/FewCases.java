package io.driftgauge.drift;

import java.util.List;

/**
 * How far a few cases moved, whatever the rest did: each case's distance of meaning in units of its own noise, squared, so that
 * in the sum a case at three deviations weighs as much as nine at one. Sums of plain distances hide a few changed cases behind
 * the noise of all, most of it of the cases that vary most. A case's unit is half its own deviation over its labellings and half
 * the suite's mean, since few labellings don't tell a deviation well.
 *
 * <p>The distance is MMD, or the drop of similarity where there is a single new answer. Means and deviations are over all
 * labellings of a case, so they don't tell which one happened, and a test of the sum keeps its level.
 */
final class FewCases {

    private final List<CaseTest> cases;
    private final double ofSuite;

    FewCases(List<CaseTest> cases) {
        this.cases = cases;
        ofSuite = cases.stream()
                .mapToDouble(c -> c.spread(channel(c)).deviation())
                .average()
                .orElse(0);
    }

    private static int channel(CaseTest test) {
        return test.channels().get(Channels.MMD).constant() ? Channels.DROP : Channels.MMD;
    }

    /** What each labelling of a case adds, in multiples of {@link CaseTest#UNIT}; nothing for one as near as usual. */
    long[] squares(int caseIndex) {
        CaseTest test = cases.get(caseIndex);
        int channel = channel(test);
        Spread spread = test.spread(channel);
        double unit = (spread.deviation() + ofSuite) / 2;
        long[] squares = new long[test.labellings()];
        for (int i = 0; i < squares.length && spread.deviation() > 0; i++) {
            double far = Math.max(0, (test.value(channel, i) - spread.mean()) / unit);
            squares[i] = Math.round(far * far / CaseTest.UNIT);
        }
        return squares;
    }
}
