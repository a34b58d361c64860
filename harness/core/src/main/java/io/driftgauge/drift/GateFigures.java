package io.driftgauge.drift;

import java.util.Map;

/**
 * What the test of a suite's sampled cases says.
 *
 * @param p over all channels, corrected for their number, in (0, 1]
 * @param smallestP that could have come out
 * @param channels by what would have moved; the excess is the mean over cases
 * @param deviationOfDrop standard deviation of the mean drop of similarity when labels are shuffled
 */
record GateFigures(double p, double smallestP, Map<Moved, ChannelFigures> channels, double deviationOfDrop) {

    /** The same channels, with the p of a test that may stop at any time: what was asked hung on what came. */
    GateFigures decidedBy(SequentialFigures sequential) {
        return new GateFigures(sequential.p(), sequential.smallestP(), channels, deviationOfDrop);
    }
}
