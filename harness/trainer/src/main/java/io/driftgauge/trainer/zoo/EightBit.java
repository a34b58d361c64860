package io.driftgauge.trainer.zoo;

/** Matrices in 8 bit with one scale and no shift. */
final class EightBit {

    private static final int MOST = 127;

    private EightBit() {}

    static float scale(float[] values) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most / MOST;
    }

    static byte[] quantise(float[] values, float scale) {
        byte[] eight = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            eight[i] = (byte) Math.max(-MOST, Math.min(MOST, Math.rint(values[i] / scale)));
        }
        return eight;
    }
}
