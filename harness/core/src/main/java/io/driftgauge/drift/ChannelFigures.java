package io.driftgauge.drift;

/**
 * What a test says of one channel.
 *
 * @param p not corrected, in (0, 1]
 * @param adjustedP corrected for the number of channels, in (0, 1]
 * @param excess how much further it is than labellings have it on average, in the channel's units
 */
record ChannelFigures(double p, double adjustedP, double excess) {}
