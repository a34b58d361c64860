package io.driftgauge.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The 32 bit weights of an ONNX file by name, read by the field numbers of {@code onnx.proto}. */
final class OnnxWeights {

    /** Numbers in rows. */
    static final class Tensor {
        private final int[] shape;
        private final float[] values;

        private Tensor(int[] shape, float[] values) {
            this.shape = shape;
            this.values = values;
        }

        int[] shape() {
            return shape.clone();
        }

        float[] values() {
            return values.clone();
        }

        /** Columns for rows. */
        Tensor turned() {
            float[] turned = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                turned[i % shape[1] * shape[0] + i / shape[1]] = values[i];
            }
            return new Tensor(new int[] {shape[1], shape[0]}, turned);
        }
    }

    private final Map<String, Tensor> byName = new HashMap<>();

    static OnnxWeights read(byte[] file) {
        OnnxWeights weights = new OnnxWeights();
        fields(ByteBuffer.wrap(file), (field, graph) -> {
            if (field == 7) {
                fields(graph, (inner, tensor) -> {
                    if (inner == 5) {
                        weights.add(tensor);
                    }
                });
            }
        });
        return weights;
    }

    Tensor get(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    private void add(ByteBuffer tensor) {
        List<Integer> shape = new ArrayList<>();
        String[] name = {""};
        float[][] values = {{}};
        while (tensor.hasRemaining()) {
            long tag = varint(tensor);
            if ((tag & 7) == 0) {
                long value = varint(tensor);
                if (tag >>> 3 == 1) {
                    shape.add((int) value);
                }
                continue;
            }
            ByteBuffer content = content(tensor);
            if (tag >>> 3 == 8) {
                name[0] = StandardCharsets.UTF_8.decode(content).toString();
            } else if (tag >>> 3 == 9) {
                values[0] = new float[content.remaining() / Float.BYTES];
                content.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values[0]);
            }
        }
        byName.put(name[0], new Tensor(shape.stream().mapToInt(i -> i).toArray(), values[0]));
    }

    /** Takes a field with a length. */
    private interface Taker {
        void take(long field, ByteBuffer content);
    }

    private static void fields(ByteBuffer in, Taker taker) {
        while (in.hasRemaining()) {
            long tag = varint(in);
            if ((tag & 7) == 2) {
                taker.take(tag >>> 3, content(in));
            } else {
                varint(in);
            }
        }
    }

    private static ByteBuffer content(ByteBuffer in) {
        int length = (int) varint(in);
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
