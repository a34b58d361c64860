package io.driftgauge.trainer.zoo;

import io.driftgauge.trainer.onnx.Half;
import io.driftgauge.trainer.onnx.OnnxGraph;
import io.driftgauge.trainer.onnx.TensorType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The layers that the exported networks are made of. */
final class Net {

    static final double EPSILON = 1e-5;

    /** Added to the scores of tokens that must not be seen; fits 16 bit. */
    private static final double HIDDEN = -3e4;

    final OnnxGraph graph = new OnnxGraph();
    final Weights weights;
    private final Storage storage;
    private final String dataFile;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final Set<String> stored = new HashSet<>();

    /** @param dataFile name of the file beside, for {@link Storage#EXTERNAL} */
    Net(Weights weights, Storage storage, String dataFile) {
        this.weights = weights;
        this.storage = storage;
        this.dataFile = dataFile;
    }

    Net(Weights weights) {
        this(weights, Storage.FLOAT32, "");
    }

    /** Type of states, activations and logits. */
    TensorType type() {
        return storage == Storage.FLOAT16 ? TensorType.FLOAT16 : TensorType.FLOAT;
    }

    /** Content of the file beside. */
    byte[] data() {
        return data.toByteArray();
    }

    String apply(String operator, String... arguments) {
        return graph.apply(operator, arguments);
    }

    String apply(String operator, Map<String, Object> attributes, String... arguments) {
        return graph.apply(operator, attributes, arguments);
    }

    /** Whole numbers, as shapes and axes are. */
    String ints(long... values) {
        StringBuilder name = new StringBuilder("ints");
        for (long value : values) {
            name.append('_').append(value);
        }
        if (stored.add(name.toString())) {
            graph.constant(name.toString(), values, values.length);
        }
        return name.toString();
    }

    String longs(String name, long[] values) {
        if (stored.add(name)) {
            graph.constant(name, values, values.length);
        }
        return name;
    }

    String index(long value) {
        String name = "index_" + value;
        if (stored.add(name)) {
            graph.constant(name, new long[] {value});
        }
        return name;
    }

    String number(double value) {
        String name = "number_" + value;
        if (stored.add(name)) {
            put(name, new float[] {(float) value}, 1);
        }
        return name;
    }

    String floats(String name, float[] values, long... shape) {
        if (stored.add(name)) {
            put(name, values, shape);
        }
        return name;
    }

    private void put(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate((storage == Storage.FLOAT16 ? Short.BYTES : Float.BYTES) * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (storage == Storage.FLOAT16) {
                raw.putShort(Half.of(value));
            } else {
                raw.putFloat(value);
            }
        }
        if (storage == Storage.EXTERNAL && values.length > 1) {
            graph.external(name, type(), dataFile, data.size(), raw.capacity(), shape);
            data.writeBytes(raw.array());
        } else {
            graph.constant(name, type(), raw.array(), shape);
        }
    }

    String table(String name, int rows, int width) {
        return floats(name, weights.table(name, rows, width), rows, width);
    }

    String linear(String name, String x, int in, int out, boolean bias) {
        String product =
                storage == Storage.INT8 ? quantised(name, x, in, out) : apply("MatMul", x, matrix(name, in, out));
        return bias ? apply("Add", product, floats(name + ".bias", weights.bias(name + ".bias", out), out)) : product;
    }

    private String matrix(String name, int in, int out) {
        return floats(name, weights.matrix(name, in, out), in, out);
    }

    /** As ONNX Runtime's dynamic quantisation writes it. */
    private String quantised(String name, String x, int in, int out) {
        float[] matrix = weights.matrix(name, in, out);
        float scale = EightBit.scale(matrix);
        byte[] eight = EightBit.quantise(matrix, scale);
        if (stored.add(name)) {
            graph.constant(name, TensorType.INT8, eight, in, out);
        }
        String from = graph.fresh();
        List<String> parts = List.of(from, from + "_scale", from + "_zero");
        graph.apply("DynamicQuantizeLinear", Map.of(), List.of(x), parts);
        String whole = apply("MatMulInteger", from, name, from + "_zero");
        String asFloat = apply("Cast", Map.of("to", TensorType.FLOAT.number()), whole);
        return apply("Mul", asFloat, apply("Mul", from + "_scale", floats(name + "_scale", new float[] {scale}, 1)));
    }

    String rmsNorm(String name, String x, int width) {
        String square = apply("Mul", x, x);
        String mean = apply("ReduceMean", Map.of("axes", new long[] {-1}), square);
        String root = apply("Sqrt", apply("Add", mean, number(EPSILON)));
        return apply("Mul", floats(name, weights.scale(name, width), width), apply("Div", x, root));
    }

    String layerNorm(String name, String x, int width) {
        return apply(
                "LayerNormalization",
                Map.of("axis", -1, "epsilon", (float) EPSILON),
                x,
                floats(name, weights.scale(name, width), width),
                floats(name + ".bias", weights.bias(name + ".bias", width), width));
    }

    /** From (batch, token, width) to (batch, head, token, head width). */
    String byHead(String x, int heads, int headWidth) {
        String split = apply("Reshape", x, ints(0, 0, heads, headWidth));
        return apply("Transpose", Map.of("perm", new long[] {0, 2, 1, 3}), split);
    }

    /** Attention over heads; the mask is added to the scores. */
    String attention(String query, String key, String value, String mask, double scale, int width) {
        String turned = apply("Transpose", Map.of("perm", new long[] {0, 1, 3, 2}), key);
        String scores = apply("Add", apply("Mul", apply("MatMul", query, turned), number(scale)), mask);
        String mixed = apply("MatMul", apply("Softmax", Map.of("axis", -1), scores), value);
        String tokens = apply("Transpose", Map.of("perm", new long[] {0, 2, 1, 3}), mixed);
        return apply("Reshape", tokens, ints(0, 0, width));
    }

    /** The form with tanh, which configurations call gelu_new. */
    String gelu(String x) {
        String cube = apply("Mul", apply("Mul", x, x), x);
        String inner = apply("Add", x, apply("Mul", cube, number(0.044715)));
        String tanh = apply("Tanh", apply("Mul", inner, number(Math.sqrt(2 / Math.PI))));
        return apply("Mul", apply("Mul", x, number(0.5)), apply("Add", tanh, number(1)));
    }

    String silu(String x) {
        return apply("Mul", x, apply("Sigmoid", x));
    }

    /** Length of an axis, as an index. */
    String length(String x, int axis) {
        return apply("Gather", apply("Shape", x), index(axis));
    }

    /** 0 where a token may look: itself and earlier ones that are not padding. */
    String causalMask(String ids, String attentionMask) {
        String total = length(attentionMask, 1);
        String keys = apply("Range", index(0), total, index(1));
        String queries = apply("Range", apply("Sub", total, length(ids, 1)), total, index(1));
        String causal = apply("LessOrEqual", keys, apply("Unsqueeze", queries, ints(1)));
        return visible(apply("And", causal, apply("Unsqueeze", present(attentionMask), ints(1, 2))));
    }

    /** 0 where a token may look: itself and earlier ones, nothing being padded. */
    String causalMask(String total, String fresh, int axis) {
        String keys = apply("Range", index(0), length(total, axis), index(1));
        String queries =
                apply("Range", apply("Sub", length(total, axis), length(fresh, 1)), length(total, axis), index(1));
        return visible(apply("LessOrEqual", keys, apply("Unsqueeze", queries, ints(1))));
    }

    /** 0 where a token is none of padding. */
    String paddingMask(String attentionMask) {
        return visible(apply("Unsqueeze", present(attentionMask), ints(1, 2)));
    }

    private String present(String attentionMask) {
        return apply("Cast", Map.of("to", TensorType.BOOL.number()), attentionMask);
    }

    private String visible(String yes) {
        return apply("Where", yes, number(0), number(HIDDEN));
    }
}
