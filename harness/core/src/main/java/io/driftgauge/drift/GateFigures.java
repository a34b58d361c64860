package io.driftgauge.drift;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the test of a suite's sampled cases says.
 *
 * @param p over all channels, corrected for their number, in (0, 1]
 * @param smallestP that could have come out
 * @param channels those that could have moved at all; the excess is the mean over the cases that have anything to move in that
 *     respect, and 0 where a channel has none
 * @param deviationOfDrop standard deviation of the mean drop of similarity when labels are shuffled
 */
record GateFigures(double p, double smallestP, Map<ChannelName, ChannelFigures> channels, double deviationOfDrop) {

    /** True if that channel, corrected for their number, is at or below a level. */
    boolean moved(ChannelName channel, double level) {
        ChannelFigures figures = channels.get(channel);
        return figures != null && figures.adjustedP() <= level;
    }

    /** True if one of these, taken alone, is at or below a level. */
    boolean suggests(double level, ChannelName... any) {
        for (ChannelName channel : any) {
            ChannelFigures figures = channels.get(channel);
            if (figures != null && figures.p() <= level) {
                return true;
            }
        }
        return false;
    }

    /**
     * Together with a second test of the same hypothesis, by Bonferroni's rule: twice the smaller p.
     *
     * @param fresh p of the second test
     */
    GateFigures and(double fresh, double smallest) {
        Map<ChannelName, ChannelFigures> both = new EnumMap<>(ChannelName.class);
        channels.forEach((name, f) -> both.put(name, new ChannelFigures(f.p(), twice(f.adjustedP()), f.excess())));
        both.put(ChannelName.FRESH, new ChannelFigures(fresh, twice(fresh), 0));
        return new GateFigures(twice(Math.min(p, fresh)), twice(Math.min(smallestP, smallest)), both, deviationOfDrop);
    }

    /** The same channels, with the p of a test that may stop at any time: what was asked hung on what came. */
    GateFigures decidedBy(SequentialFigures sequential) {
        return new GateFigures(sequential.p(), sequential.smallestP(), channels, deviationOfDrop);
    }

    /** The same, of a look that would have gone on to a smaller p had it come near its limit. */
    GateFigures couldReach(double smallest) {
        return new GateFigures(p, smallest, channels, deviationOfDrop);
    }

    private static double twice(double p) {
        return Math.min(1, 2 * p);
    }
}
