package io.driftgauge.djl.runtime;

import ai.djl.ndarray.NDArray;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** Reads arrays of 32 or 16 bit floats as 32 bit ones. */
public final class Floats {

    private Floats() {}

    /** All values, in rows. */
    public static FloatBuffer of(NDArray array) {
        ByteBuffer bytes = array.toByteBuffer();
        return switch (array.getDataType()) {
            case FLOAT32 -> bytes.asFloatBuffer();
            case FLOAT16 ->
                widened(bytes.asShortBuffer(), 0, bytes.asShortBuffer().limit());
            default ->
                throw new IllegalStateException("it computed numbers of type " + array.getDataType()
                        + " where 32 or 16 bit floats were expected.");
        };
    }

    /** The last values only: widening a whole prompt's logits would be wasted. */
    public static float[] last(NDArray array, int count) {
        ByteBuffer bytes = array.toByteBuffer();
        float[] last = new float[count];
        switch (array.getDataType()) {
            case FLOAT32 -> bytes.asFloatBuffer().get(bytes.asFloatBuffer().limit() - count, last);
            case FLOAT16 -> {
                ShortBuffer halves = bytes.asShortBuffer();
                widened(halves, halves.limit() - count, count).get(last);
            }
            default -> of(array);
        }
        return last;
    }

    private static FloatBuffer widened(ShortBuffer halves, int from, int count) {
        FloatBuffer wide = FloatBuffer.allocate(count);
        for (int i = 0; i < count; i++) {
            wide.put(i, Fp16Conversions.fp16ToFloat(halves.get(from + i)));
        }
        return wide;
    }
}
