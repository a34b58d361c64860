package io.driftgauge.djl.embed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.OnnxSession;
import io.driftgauge.model.Vector;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the transformer over windows and pools: the mean of all token vectors, scaled to norm 1. Thread-safe. */
final class SentenceEncoder implements AutoCloseable {

    private final OnnxSession session;

    SentenceEncoder(OnnxSession session) {
        this.session = session;
    }

    /** A vector a window, in order; all windows have the same length. */
    List<Vector> encode(List<long[]> windows) {
        int tokens = windows.get(0).length;
        long[] ids = new long[windows.size() * tokens];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(windows.get(i), 0, ids, i * tokens, tokens);
        }
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (NDManager arrays = DjlRuntime.newManager()) {
            Shape shape = new Shape(windows.size(), tokens);
            NDList inputs = new NDList();
            for (String name : session.inputs().keySet()) {
                long[] values = switch (name) {
                    case "input_ids" -> ids;
                    case "attention_mask" -> ones;
                    default -> new long[ids.length];
                };
                NDArray array = arrays.create(LongBuffer.wrap(values), shape, DataType.INT64);
                array.setName(name);
                inputs.add(array);
            }
            NDArray hidden = session.run(inputs).head();
            int width = (int) hidden.getShape().get(2);
            return pool(hidden.toByteBuffer().asFloatBuffer(), windows.size(), tokens, width);
        }
    }

    private static List<Vector> pool(FloatBuffer hidden, int windows, int tokens, int width) {
        List<Vector> pooled = new ArrayList<>(windows);
        float[] token = new float[width];
        for (int i = 0; i < windows; i++) {
            float[] sum = new float[width];
            for (int t = 0; t < tokens; t++) {
                hidden.get(token);
                for (int j = 0; j < width; j++) {
                    sum[j] += token[j];
                }
            }
            pooled.add(Vector.normalised(sum));
        }
        return pooled;
    }

    @Override
    public void close() {
        session.close();
    }
}
