package io.driftgauge.drift;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a sampled case's test says.
 *
 * @param p over all channels, corrected for their number, in (0, 1]
 * @param smallestP that could have come out
 * @param channels by what would have moved, of several that tell the same the clearest
 */
record CaseFigures(double p, double smallestP, Map<Moved, ChannelFigures> channels) {

    /**
     * The figures of a test, without its tables.
     *
     * @param draws that would have been made had the first ones come near the limit
     */
    static CaseFigures of(CaseTest test, int draws) {
        Map<Moved, ChannelFigures> channels = new EnumMap<>(Moved.class);
        for (int k = 0; k < test.channels().size(); k++) {
            Moved what = test.channels().get(k).name().what();
            if (what != null && !test.channels().get(k).ofSuiteOnly()) {
                channels.merge(
                        what,
                        new ChannelFigures(test.channelP(k), test.adjustedP(k), test.excess(k)),
                        (a, b) -> a.adjustedP() <= b.adjustedP() ? a : b);
            }
        }
        double smallest = test.pair() ? 1 : Math.max(1 / test.ways(), test.exact() ? 0 : 1 / (draws + 1.0));
        return new CaseFigures(test.p(), smallest, channels);
    }

    /** No fresh answers were asked for: nothing speaks against the case, though fresh ones might have. */
    static CaseFigures unsuspicious(double smallestP) {
        return new CaseFigures(1, smallestP, Map.of());
    }
}
