package io.driftgauge.drift;

/** A single number an answer of which only a rise counts. */
final class OneSided extends SuiteChannel {

    OneSided(ChannelName name, double[][][] scores) {
        super(name, scores);
    }

    @Override
    double size(double[] sum) {
        return sum[0];
    }
}
