package io.driftgauge.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;

/**
 * Places told by turning: the halves of a query or key are the two coordinates of points, each turned by an angle that
 * grows with the place, quickly for the first point and slowly for the last. What two tokens make of each other then
 * depends on how far they lie apart.
 */
public final class Rotary {
    private static final double BASE = 10_000;

    private Rotary() {}

    /** Cosine of each place's angles, row by row; a row holds them twice, once for each half. */
    public static float[] cosines(GptSize size) {
        return angles(size, Math::cos);
    }

    /** Sine of each place's angles, in the same order. */
    public static float[] sines(GptSize size) {
        return angles(size, Math::sin);
    }

    private static float[] angles(GptSize size, java.util.function.DoubleUnaryOperator of) {
        int width = size.headWidth();
        float[] values = new float[size.context() * width];
        for (int place = 0; place < size.context(); place++) {
            for (int i = 0; i < width; i++) {
                double speed = Math.pow(BASE, -2.0 * (i % (width / 2)) / width);
                values[place * width + i] = (float) of.applyAsDouble(place * speed);
            }
        }
        return values;
    }

    /** What a layer needs beside the tokens: the mask that also parts conversations, cosines and sines. */
    static NDList context(GptSize size, NDArray causal, NDArray places, NDArray conversations) {
        NDManager manager = places.getManager();
        long rows = places.getShape().get(0);
        long length = places.getShape().get(1);
        NDArray apart = conversations
                .reshape(rows, 1, length)
                .neq(conversations.reshape(rows, length, 1))
                .toType(DataType.FLOAT32, false)
                .mul(Gpt.HIDDEN)
                .reshape(rows, 1, length, length);
        return new NDList(
                causal.add(apart).maximum(Gpt.HIDDEN),
                at(size, manager.create(cosines(size)), places),
                at(size, manager.create(sines(size)), places));
    }

    private static NDArray at(GptSize size, NDArray table, NDArray places) {
        NDArray rows = table.reshape(size.context(), size.headWidth());
        return places.getNDArrayInternal()
                .embedding(places, rows, SparseFormat.DENSE)
                .head()
                .reshape(
                        new Shape(places.getShape().get(0), 1, places.getShape().get(1), size.headWidth()));
    }

    /** Turns (batch, head, token, head width) by each token's place. */
    static NDArray turn(NDArray vectors, NDArray cosines, NDArray sines) {
        NDList halves = vectors.split(2, 3);
        NDArray across = NDArrays.concat(new NDList(halves.get(1).neg(), halves.get(0)), 3);
        return vectors.mul(cosines).add(across.mul(sines));
    }
}
