package io.driftgauge.drift;

import java.util.Arrays;

/** The mean of a share over the new answers minus that over the old ones, in [-1, 1]: how often they decline, or pass. */
final class RateChannel implements Channel {

    private final ChannelName name;
    private final double[] shares;
    private final double total;

    /** One share an answer, in [0, 1], the old ones first. */
    RateChannel(ChannelName name, double[] shares) {
        this.name = name;
        this.shares = shares.clone();
        total = Arrays.stream(shares).sum();
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public boolean signed() {
        return true;
    }

    @Override
    public boolean constant() {
        return Arrays.stream(shares).allMatch(s -> s == shares[0]);
    }

    @Override
    public double distance(int[] now) {
        double sum = 0;
        for (int i : now) {
            sum += shares[i];
        }
        double m = now.length;
        return sum / m - (total - sum) / (shares.length - m);
    }
}
