package io.driftgauge.djl.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.OnnxSession;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One text being read and written, with the states so far. Not thread-safe. */
final class Decoding implements AutoCloseable {

    private final OnnxSession session;
    private final Map<String, Decoder.State> layout;
    private long[] read = new long[0];
    private NDList states = new NDList();
    private @Nullable NDManager owner;

    Decoding(Decoder decoder) {
        this.session = decoder.session();
        this.layout = decoder.states();
    }

    /** Reads more tokens and tells the logits of the one that follows. A model without states reads all from the start. */
    float[] next(long... tokens) {
        int before = read.length;
        read = Arrays.copyOf(read, before + tokens.length);
        System.arraycopy(tokens, 0, read, before, tokens.length);
        long[] input = layout.isEmpty() ? read : tokens;
        NDManager step = DjlRuntime.newManager();
        try {
            NDList outputs = session.run(inputs(step, input, before > 0));
            NDList next = new NDList();
            layout.forEach((name, state) -> {
                NDArray array = outputs.get(state.output());
                array.setName(name);
                next.add(array);
            });
            float[] logits = last(outputs.get(Decoder.LOGITS));
            close();
            states = next;
            owner = step;
            return logits;
        } catch (RuntimeException e) {
            step.close();
            throw e;
        }
    }

    private NDList inputs(NDManager step, long[] input, boolean continued) {
        NDList inputs = new NDList();
        for (String name : session.inputs().keySet()) {
            switch (name) {
                case Decoder.IDS -> add(inputs, step, name, input);
                case Decoder.MASK -> {
                    long[] ones = new long[read.length];
                    Arrays.fill(ones, 1);
                    add(inputs, step, name, ones);
                }
                case Decoder.POSITIONS -> {
                    long[] positions = new long[input.length];
                    Arrays.setAll(positions, i -> read.length - input.length + i);
                    add(inputs, step, name, positions);
                }
                case Decoder.USE_CACHE -> {
                    NDArray flag = step.create(new boolean[] {continued});
                    flag.setName(name);
                    inputs.add(flag);
                }
                default -> {
                    if (!continued) {
                        inputs.add(empty(step, name, Objects.requireNonNull(layout.get(name))));
                    }
                }
            }
        }
        inputs.addAll(states);
        return inputs;
    }

    private static void add(NDList inputs, NDManager step, String name, long[] values) {
        NDArray array = step.create(LongBuffer.wrap(values), new Shape(1, values.length), DataType.INT64);
        array.setName(name);
        inputs.add(array);
    }

    private static NDArray empty(NDManager step, String name, Decoder.State state) {
        Shape shape = new Shape(state.shape());
        Buffer zeros = FloatBuffer.allocate(Math.toIntExact(shape.size()));
        NDArray array = step.create(zeros, shape, DataType.FLOAT32);
        array.setName(name);
        return array;
    }

    private static float[] last(NDArray logits) {
        int vocabulary = Math.toIntExact(logits.getShape().get(2));
        FloatBuffer all = logits.toByteBuffer().asFloatBuffer();
        float[] last = new float[vocabulary];
        all.get(all.limit() - vocabulary, last);
        return last;
    }

    @Override
    public void close() {
        if (owner != null) {
            owner.close();
            owner = null;
        }
    }
}
