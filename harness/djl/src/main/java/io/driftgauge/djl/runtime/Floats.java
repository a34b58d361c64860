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
        return FloatBuffer.wrap(part(array, 0, Math.toIntExact(array.size())));
    }

    /** Some values: widening a whole prompt's logits would be wasted. */
    public static float[] part(NDArray array, int from, int count) {
        ByteBuffer bytes = array.toByteBuffer();
        float[] part = new float[count];
        switch (array.getDataType()) {
            case FLOAT32 -> bytes.asFloatBuffer().get(from, part);
            case FLOAT16 -> {
                ShortBuffer halves = bytes.asShortBuffer();
                for (int i = 0; i < count; i++) {
                    part[i] = Fp16Conversions.fp16ToFloat(halves.get(from + i));
                }
            }
            default ->
                throw new IllegalStateException("it computed numbers of type " + array.getDataType()
                        + " where 32 or 16 bit floats were expected.");
        }
        return part;
    }
}
