package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.onnx.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Encoder-decoder with relative positions: an encoder file, and a decoder in one or in two files. */
final class T5 {

    static final int VOCABULARY = 260;
    private static final int WIDTH = 16;
    private static final int HEADS = 2;
    private static final int SIZE = WIDTH / HEADS;
    private static final int INNER = 24;
    private static final int LAYERS = 2;
    private static final int BUCKETS = 8;
    private static final int FARTHEST = 20;
    private static final int LONGEST = 256;

    private final Weights weights = new Weights(7);

    static Example example(String name, boolean merged) {
        return new T5().write(name, merged);
    }

    private Example write(String name, boolean merged) {
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("encoder_model.onnx", encoder());
        if (merged) {
            files.put("decoder_model_merged.onnx", decoder(true, true));
        } else {
            files.put("decoder_model.onnx", decoder(true, false));
            files.put("decoder_with_past_model.onnx", decoder(false, true));
        }
        ObjectNode config =
                Expected.JSON.createObjectNode().put("model_type", "t5").put("is_encoder_decoder", true);
        config.putArray("architectures").add("T5ForConditionalGeneration");
        files.put(
                "config.json",
                config.put("d_model", WIDTH)
                        .put("num_heads", HEADS)
                        .put("d_kv", SIZE)
                        .put("num_layers", LAYERS)
                        .put("relative_attention_num_buckets", BUCKETS)
                        .put("relative_attention_max_distance", FARTHEST)
                        .put("feed_forward_proj", "relu")
                        .put("vocab_size", VOCABULARY));
        files.put(
                "generation_config.json",
                Expected.JSON
                        .createObjectNode()
                        .put("decoder_start_token_id", 0)
                        .put("eos_token_id", 1));
        ObjectNode expected = Expected.JSON.createObjectNode();
        for (long[] prompt : List.of(new long[] {40, 41, 42, 1}, new long[] {200, 7, 7, 90, 31, 100, 2, 1})) {
            ObjectNode one =
                    Expected.continuations(tokens -> Llama.last(logits(prompt, tokens)), 4, List.of(new long[] {0}));
            ObjectNode text = (ObjectNode) one.path("texts").get(0);
            Expected.numbers(text.putArray("prompt"), prompt);
            expected.withArray("texts").add(text);
        }
        return new Example(name, files, expected);
    }

    private byte[] encoder() {
        Net net = new Net(weights);
        net.graph.input("input_ids", TensorType.INT64, "batch", "sequence");
        net.graph.input("attention_mask", TensorType.INT64, "batch", "sequence");
        net.graph.output("last_hidden_state", TensorType.FLOAT, "batch", "sequence", WIDTH);
        String mask = net.apply(
                "Add", net.paddingMask("attention_mask"), bias(net, "encoder", "input_ids", 1, "input_ids", true));
        String x = net.apply("Gather", net.table("embed", VOCABULARY, WIDTH), "input_ids");
        for (int i = 0; i < LAYERS; i++) {
            String name = "encoder" + i;
            String normed = net.rmsNorm(name + ".norm", x, WIDTH);
            x = net.apply("Add", x, attend(net, name + ".self", normed, keys(net, name + ".self", normed), mask));
            x = forward(net, name, x);
        }
        net.graph.apply(
                "Identity", Map.of(), List.of(net.rmsNorm("encoder.final", x, WIDTH)), List.of("last_hidden_state"));
        return net.graph.toBytes("encoder", Map.of());
    }

    /** The decoder's first step, its later ones, or both behind a switch. */
    private byte[] decoder(boolean first, boolean later) {
        Net net = new Net(weights);
        net.graph.input("encoder_attention_mask", TensorType.INT64, "batch", "encoded");
        net.graph.input("input_ids", TensorType.INT64, "batch", "sequence");
        if (first) {
            net.graph.input("encoder_hidden_states", TensorType.FLOAT, "batch", "encoded", WIDTH);
        }
        net.graph.output("logits", TensorType.FLOAT, "batch", "sequence", VOCABULARY);
        List<String> outputs = new ArrayList<>(List.of("logits"));
        for (int i = 0; i < LAYERS; i++) {
            for (String kind : List.of(".decoder.key", ".decoder.value", ".encoder.key", ".encoder.value")) {
                if (later) {
                    net.graph.input("past_key_values." + i + kind, TensorType.FLOAT, "batch", HEADS, "past", SIZE);
                }
                if (first || kind.startsWith(".decoder")) {
                    net.graph.output("present." + i + kind, TensorType.FLOAT, "batch", HEADS, "total", SIZE);
                    outputs.add("present." + i + kind);
                }
            }
        }
        if (first && later) {
            net.graph.input("use_cache_branch", TensorType.BOOL, 1);
            Map<String, Object> branches = Map.of(
                    "then_branch", net.graph.branch(List.of(), net.type(), () -> step(net, false, true)),
                    "else_branch", net.graph.branch(List.of(), net.type(), () -> step(net, true, true)));
            net.graph.apply("If", branches, List.of("use_cache_branch"), outputs);
        } else {
            List<String> results = step(net, first, first);
            for (int i = 0; i < results.size(); i++) {
                net.graph.apply("Identity", Map.of(), List.of(results.get(i)), List.of(outputs.get(i)));
            }
        }
        return net.graph.toBytes("decoder", Map.of());
    }

    /** @param crossed whether the states of the cross-attention go out; later steps of a merged file give empty ones */
    private List<String> step(Net net, boolean first, boolean crossed) {
        List<String> results = new ArrayList<>();
        String padding = net.paddingMask("encoder_attention_mask");
        String x = net.apply("Gather", net.table("embed", VOCABULARY, WIDTH), "input_ids");
        String mask = "";
        for (int i = 0; i < LAYERS; i++) {
            String name = "decoder" + i;
            String normed = net.rmsNorm(name + ".norm", x, WIDTH);
            List<String> self = keys(net, name + ".self", normed);
            if (!first) {
                self = List.of(
                        net.apply("Concat", Map.of("axis", 2), "past_key_values." + i + ".decoder.key", self.get(0)),
                        net.apply("Concat", Map.of("axis", 2), "past_key_values." + i + ".decoder.value", self.get(1)));
            }
            if (i == 0) {
                mask = net.apply(
                        "Add",
                        net.causalMask(self.get(0), "input_ids", 2),
                        bias(net, "decoder", "input_ids", 2, self.get(0), false));
            }
            x = net.apply("Add", x, attend(net, name + ".self", normed, self, mask));
            List<String> cross = first
                    ? keys(net, name + ".cross", "encoder_hidden_states")
                    : List.of("past_key_values." + i + ".encoder.key", "past_key_values." + i + ".encoder.value");
            String asked = net.rmsNorm(name + ".crossnorm", x, WIDTH);
            x = net.apply("Add", x, attend(net, name + ".cross", asked, cross, padding));
            x = forward(net, name, x);
            results.addAll(self);
            if (crossed) {
                results.addAll(first ? cross : empty(net));
            }
        }
        String head = net.apply("Transpose", Map.of("perm", new long[] {1, 0}), net.table("embed", VOCABULARY, WIDTH));
        String scaled = net.apply("Mul", net.rmsNorm("decoder.final", x, WIDTH), net.number(1 / Math.sqrt(WIDTH)));
        results.add(0, net.apply("MatMul", scaled, head));
        return results;
    }

    /** What merged exports give for states that they leave as they are. */
    private static List<String> empty(Net net) {
        String none = net.floats("none", new float[0], 0, HEADS, 1, SIZE);
        return List.of(net.apply("Identity", none), net.apply("Identity", none));
    }

    private static List<String> keys(Net net, String name, String x) {
        return List.of(
                net.byHead(net.linear(name + ".k", x, WIDTH, WIDTH, false), HEADS, SIZE),
                net.byHead(net.linear(name + ".v", x, WIDTH, WIDTH, false), HEADS, SIZE));
    }

    private static String attend(Net net, String name, String x, List<String> keys, String mask) {
        String query = net.byHead(net.linear(name + ".q", x, WIDTH, WIDTH, false), HEADS, SIZE);
        String mixed = net.attention(query, keys.get(0), keys.get(1), mask, 1, WIDTH);
        return net.linear(name + ".o", mixed, WIDTH, WIDTH, false);
    }

    private static String forward(Net net, String name, String x) {
        String normed = net.rmsNorm(name + ".forward", x, WIDTH);
        String inner = net.apply("Relu", net.linear(name + ".wi", normed, WIDTH, INNER, false));
        return net.apply("Add", x, net.linear(name + ".wo", inner, INNER, WIDTH, false));
    }

    /** What each head adds for the distance of two tokens, (1, head, query, key). */
    private String bias(Net net, String name, String queries, int axis, String keys, boolean bothWays) {
        long[] buckets = new long[2 * LONGEST + 1];
        for (int d = -LONGEST; d <= LONGEST; d++) {
            buckets[d + LONGEST] = bucket(d, bothWays);
        }
        String table = net.longs(name + ".buckets", buckets);
        String total = net.length(keys, axis);
        String places = net.apply("Range", net.index(0), total, net.index(1));
        String own = net.apply("Range", net.apply("Sub", total, net.length(queries, 1)), total, net.index(1));
        String distance = net.apply("Sub", places, net.apply("Unsqueeze", own, net.ints(1)));
        String bucket = net.apply("Gather", table, net.apply("Add", distance, net.index(LONGEST)));
        String byHead = net.apply("Gather", net.table(name + ".bias", BUCKETS, HEADS), bucket);
        return net.apply(
                "Unsqueeze", net.apply("Transpose", Map.of("perm", new long[] {2, 0, 1}), byHead), net.ints(0));
    }

    /** Near distances have a bucket each, far ones share them by the logarithm. */
    private static int bucket(int distance, boolean bothWays) {
        int buckets = bothWays ? BUCKETS / 2 : BUCKETS;
        int base = bothWays && distance > 0 ? buckets : 0;
        int far = bothWays ? Math.abs(distance) : Math.max(0, -distance);
        int exact = buckets / 2;
        if (far < exact) {
            return base + far;
        }
        double share = Math.log((double) far / exact) / Math.log((double) FARTHEST / exact);
        return base + Math.min(buckets - 1, exact + (int) (share * (buckets - exact)));
    }

    /** The same without ONNX and without a cache. */
    double[][] logits(long[] prompt, long[] tokens) {
        Plain plain = new Plain(weights);
        double[][] x = plain.embed("embed", VOCABULARY, WIDTH, prompt);
        for (int i = 0; i < LAYERS; i++) {
            String name = "encoder" + i;
            double[][] normed = plain.rmsNorm(name + ".norm", x);
            x = Plain.add(x, attend(plain, name + ".self", normed, normed, bias("encoder", true)));
            x = forward(plain, name, x);
        }
        double[][] encoded = plain.rmsNorm("encoder.final", x);
        x = plain.embed("embed", VOCABULARY, WIDTH, tokens);
        for (int i = 0; i < LAYERS; i++) {
            String name = "decoder" + i;
            double[][] normed = plain.rmsNorm(name + ".norm", x);
            x = Plain.add(x, attend(plain, name + ".self", normed, normed, bias("decoder", false)));
            x = Plain.add(x, attend(plain, name + ".cross", plain.rmsNorm(name + ".crossnorm", x), encoded, Plain.ALL));
            x = forward(plain, name, x);
        }
        double[][] scaled = Plain.map(plain.rmsNorm("decoder.final", x), v -> v / Math.sqrt(WIDTH));
        return plain.tied("embed", scaled, VOCABULARY, WIDTH);
    }

    private static double[][] attend(Plain plain, String name, double[][] x, double[][] from, Plain.Bias bias) {
        double[][] query = plain.linear(name + ".q", x, WIDTH, WIDTH, false);
        double[][] key = plain.linear(name + ".k", from, WIDTH, WIDTH, false);
        double[][] value = plain.linear(name + ".v", from, WIDTH, WIDTH, false);
        return plain.linear(
                name + ".o", Plain.attention(query, key, value, HEADS, HEADS, 1, bias), WIDTH, WIDTH, false);
    }

    private static double[][] forward(Plain plain, String name, double[][] x) {
        double[][] normed = plain.rmsNorm(name + ".forward", x);
        double[][] inner = Plain.map(plain.linear(name + ".wi", normed, WIDTH, INNER, false), v -> Math.max(0, v));
        return Plain.add(x, plain.linear(name + ".wo", inner, INNER, WIDTH, false));
    }

    private Plain.Bias bias(String name, boolean bothWays) {
        float[] table = weights.table(name + ".bias", BUCKETS, HEADS);
        return (head, query, key) -> !bothWays && key > query
                ? Double.NEGATIVE_INFINITY
                : table[bucket(key - query, bothWays) * HEADS + head];
    }
}
