package io.driftgauge.drift;

/**
 * The conformal p-values of one answer among the calibration half of its case's baseline and all counted answers before
 * it: uniform on (0, 1] and independent from night to night while the model is the same.
 *
 * @param distance small if it is stranger than most
 * @param length small if it is longer than most, near 1 if it is shorter
 */
public record NightRanks(double distance, double length) {

    private static final double DECIMALS = 1e6;

    public NightRanks {
        distance = kept(distance);
        length = kept(length);
    }

    private static double kept(double p) {
        return Math.max(1, Math.rint(p * DECIMALS)) / DECIMALS;
    }
}
