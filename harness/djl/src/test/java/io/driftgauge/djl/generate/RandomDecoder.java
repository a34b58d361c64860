package io.driftgauge.djl.generate;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** A decoder of two attention layers with random weights: it says nothing, but it says it like a trained one. */
final class RandomDecoder {

    static final int VOCABULARY = 260;
    static final int CONTEXT = 64;
    private static final int WIDTH = 16;
    private static final int HEADS = 2;
    private static final int LAYERS = 2;

    /** How states come and go. */
    enum Layout {
        /** No states: all tokens each time. */
        PLAIN,
        /** {@code past_key_values.0.key} and {@code present.0.key}, with positions. */
        WITH_PAST,
        /** The same behind {@code use_cache_branch}, whose first step brings a state to ignore. */
        MERGED
    }

    private final OnnxWriter graph = new OnnxWriter();
    private final Random random = new Random(11);
    private final Layout layout;

    private RandomDecoder(Layout layout) {
        this.layout = layout;
    }

    static byte[] onnx(Layout layout) {
        return new RandomDecoder(layout).write();
    }

    private byte[] write() {
        boolean past = layout != Layout.PLAIN;
        graph.end(true, "input_ids", OnnxWriter.INT64, "batch", "sequence");
        if (past) {
            graph.end(true, "attention_mask", OnnxWriter.INT64, "batch", "total");
            graph.end(true, "position_ids", OnnxWriter.INT64, "batch", "sequence");
        }
        if (layout == Layout.MERGED) {
            graph.end(true, "use_cache_branch", OnnxWriter.BOOL, 1);
            graph.longs("axis2", new long[] {2}, 1);
            graph.longs("far", new long[] {Integer.MAX_VALUE}, 1);
        }
        graph.longs("zero", new long[] {0});
        graph.longs("one", new long[] {1});
        graph.longs("ones", new long[] {1}, 1);
        graph.longs("heads", new long[] {0, 0, HEADS, WIDTH / HEADS}, 4);
        graph.longs("joined", new long[] {0, 0, WIDTH}, 3);
        graph.floats("hidden", new float[] {-1e9f}, 1);
        graph.floats("seen", new float[] {0}, 1);
        String sequence = graph.node("Gather", graph.node("Shape", "input_ids"), "one");
        String total = past ? graph.node("Gather", graph.node("Shape", "attention_mask"), "one") : sequence;
        String rows = graph.node("Range", graph.node("Sub", total, sequence), total, "one");
        String columns = graph.node("Range", "zero", total, "one");
        String mask = graph.node(
                "Where", graph.node("LessOrEqual", columns, graph.node("Unsqueeze", rows, "ones")), "seen", "hidden");
        String x = graph.node(
                "Add",
                graph.node("Gather", weights("tokens", VOCABULARY), "input_ids"),
                graph.node("Gather", weights("positions", CONTEXT), past ? "position_ids" : rows));
        for (int i = 0; i < LAYERS; i++) {
            x = graph.node("Tanh", graph.node("Add", x, attention(i, x, mask, past)));
        }
        float[] head = new float[WIDTH * VOCABULARY];
        fill(head, 1.5f);
        graph.named("MatMul", List.of(x, graph.floats("head", head, WIDTH, VOCABULARY)), "logits", Map.of());
        graph.end(false, "logits", OnnxWriter.FLOAT, "batch", "sequence", VOCABULARY);
        return graph.model();
    }

    private String attention(int layer, String x, String mask, boolean past) {
        String query = split(layer + ".q", x);
        String key = state(layer + ".key", split(layer + ".k", x), past);
        String value = state(layer + ".value", split(layer + ".v", x), past);
        String turned = graph.node("Transpose", List.of(key), Map.of("perm", List.of(0, 1, 3, 2)));
        String scores = graph.node("Add", graph.node("MatMul", query, turned), mask);
        String shares = graph.node("Softmax", List.of(scores), Map.of("axis", -1));
        String mixed = graph.node("MatMul", shares, value);
        return graph.node(
                "Reshape", graph.node("Transpose", List.of(mixed), Map.of("perm", List.of(0, 2, 1, 3))), "joined");
    }

    private String split(String name, String x) {
        String projected = graph.node("MatMul", x, weights("w" + name, WIDTH));
        return graph.node(
                "Transpose", List.of(graph.node("Reshape", projected, "heads")), Map.of("perm", List.of(0, 2, 1, 3)));
    }

    private String state(String name, String fresh, boolean past) {
        if (!past) {
            return fresh;
        }
        String before = "past_key_values." + name;
        graph.end(true, before, OnnxWriter.FLOAT, "batch", HEADS, "past", WIDTH / HEADS);
        graph.end(false, "present." + name, OnnxWriter.FLOAT, "batch", HEADS, "total", WIDTH / HEADS);
        if (layout == Layout.MERGED) {
            String used = graph.node("Cast", List.of("use_cache_branch"), Map.of("to", OnnxWriter.INT64));
            before = graph.node("Slice", before, graph.node("Sub", "ones", used), "far", "axis2");
        }
        graph.named("Concat", List.of(before, fresh), "present." + name, Map.of("axis", 2));
        return "present." + name;
    }

    private String weights(String name, int rows) {
        float[] values = new float[rows * WIDTH];
        fill(values, 0.7f);
        return graph.floats(name, values, rows, WIDTH);
    }

    private void fill(float[] values, float scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * scale;
        }
    }
}
