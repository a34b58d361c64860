package io.driftgauge.trainer.onnx;

/** Numbers in 16 bit, rounded to the nearest, ties to even; nothing here is so small that it would be denormal or infinite. */
public final class Half {

    private static final int BIAS = 127 - 15;

    private Half() {}

    public static short of(float value) {
        int bits = Float.floatToIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude < (BIAS + 1) << 23) {
            // Below the smallest normal one: to steps of 2^-24.
            return (short) (sign | (int) Math.rint(Math.abs(value) * (1 << 24)));
        }
        int rounded = magnitude - (BIAS << 23);
        rounded += 0xfff + ((rounded >>> 13) & 1);
        return (short) (sign | (rounded >>> 13));
    }

    /** The value that a number has after it was stored in 16 bit. */
    public static float rounded(float value) {
        int half = of(value) & 0xffff;
        int magnitude = half & 0x7fff;
        float size = magnitude < 0x400
                ? magnitude / (float) (1 << 24)
                : Float.intBitsToFloat((magnitude << 13) + (BIAS << 23));
        return half >= 0x8000 ? -size : size;
    }
}
