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
record GateFigures(double p, double smallestP, Map<Moved, ChannelFigures> channels, double deviationOfDrop) {}
