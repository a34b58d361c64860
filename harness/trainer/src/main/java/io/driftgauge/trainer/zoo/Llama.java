package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.onnx.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decoder-only with rotary positions and fewer key heads than query heads, as Llama, Mistral and Qwen are:
 * {@code past_key_values.N.key|value} in, {@code present.N.key|value} out.
 */
final class Llama {

    static final int VOCABULARY = 260;
    static final int CONTEXT = 64;
    static final int WIDTH = 16;
    static final int HEADS = 4;
    static final int KEY_HEADS = 2;
    static final int SIZE = WIDTH / HEADS;
    static final int INNER = 24;
    static final int LAYERS = 2;
    private static final double THETA = 10_000;
    static final double SCALE = 1 / Math.sqrt(SIZE);

    private final Weights weights = new Weights(3);
    private final Storage storage;
    private final Net net;

    Llama(Storage storage) {
        this.storage = storage;
        this.net = new Net(weights, storage, "model.onnx_data");
    }

    static Example example(String name, Storage storage, boolean merged) {
        return new Llama(storage).write(name, merged);
    }

    private Example write(String name, boolean merged) {
        net.graph.input("input_ids", TensorType.INT64, "batch", "sequence");
        net.graph.input("attention_mask", TensorType.INT64, "batch", "total");
        net.graph.input("position_ids", TensorType.INT64, "batch", "sequence");
        List<String> outputs = new ArrayList<>(List.of("logits"));
        for (int i = 0; i < LAYERS; i++) {
            for (String kind : List.of(".key", ".value")) {
                net.graph.input("past_key_values." + i + kind, net.type(), "batch", KEY_HEADS, "past", SIZE);
                net.graph.output("present." + i + kind, net.type(), "batch", KEY_HEADS, "total", SIZE);
                outputs.add("present." + i + kind);
            }
        }
        net.graph.output("logits", net.type(), "batch", "sequence", VOCABULARY);
        if (merged) {
            net.graph.input("use_cache_branch", TensorType.BOOL, 1);
            Map<String, Object> branches = Map.of(
                    "then_branch", net.graph.branch(List.of(), net.type(), () -> build(true)),
                    "else_branch", net.graph.branch(List.of(), net.type(), () -> build(false)));
            net.graph.apply("If", branches, List.of("use_cache_branch"), outputs);
        } else {
            List<String> results = build(true);
            for (int i = 0; i < results.size(); i++) {
                net.graph.apply("Identity", Map.of(), List.of(results.get(i)), List.of(outputs.get(i)));
            }
        }
        Map<String, Object> files = new LinkedHashMap<>();
        files.put(merged ? "decoder_model_merged.onnx" : "model.onnx", net.graph.toBytes(name, Map.of()));
        if (storage == Storage.EXTERNAL) {
            files.put("model.onnx_data", net.data());
        }
        files.put("config.json", config());
        files.put("generation_config.json", generationConfig());
        return new Example(name, files, expected());
    }

    Weights weights() {
        return weights;
    }

    ObjectNode expected() {
        Expected.NextToken next = tokens -> last(logits(tokens));
        List<long[]> prompts = List.of(new long[] {40, 41, 42}, new long[] {200, 7, 7, 90, 31, 100, 2});
        return Expected.continuations(next, storage == Storage.INT8 ? 1 : 4, prompts);
    }

    static ObjectNode generationConfig() {
        ObjectNode generation = Expected.JSON.createObjectNode();
        generation.putArray("eos_token_id").add(0).add(1);
        return generation;
    }

    static ObjectNode config() {
        ObjectNode config = Expected.JSON.createObjectNode().put("model_type", "llama");
        config.putArray("architectures").add("LlamaForCausalLM");
        return config.put("hidden_size", WIDTH)
                .put("intermediate_size", INNER)
                .put("num_hidden_layers", LAYERS)
                .put("num_attention_heads", HEADS)
                .put("num_key_value_heads", KEY_HEADS)
                .put("max_position_embeddings", CONTEXT)
                .put("rope_theta", THETA)
                .put("vocab_size", VOCABULARY)
                .put("tie_word_embeddings", true);
    }

    static double[] last(double[][] rows) {
        return rows[rows.length - 1];
    }

    /** Logits, then keys and values of each layer. */
    private List<String> build(boolean past) {
        List<String> results = new ArrayList<>();
        String[] turns = turns();
        String mask = net.causalMask("input_ids", "attention_mask");
        String x = net.apply("Gather", net.table("embed", VOCABULARY, WIDTH), "input_ids");
        for (int i = 0; i < LAYERS; i++) {
            String normed = net.rmsNorm("norm" + i, x, WIDTH);
            String query = net.byHead(net.linear("q" + i, normed, WIDTH, WIDTH, false), HEADS, SIZE);
            String key = net.byHead(net.linear("k" + i, normed, WIDTH, KEY_HEADS * SIZE, false), KEY_HEADS, SIZE);
            String value = net.byHead(net.linear("val" + i, normed, WIDTH, KEY_HEADS * SIZE, false), KEY_HEADS, SIZE);
            key = remember("past_key_values." + i + ".key", turned(key, turns), past);
            value = remember("past_key_values." + i + ".value", value, past);
            results.add(key);
            results.add(value);
            String mixed = net.attention(turned(query, turns), spread(key), spread(value), mask, SCALE, WIDTH);
            x = net.apply("Add", x, net.linear("o" + i, mixed, WIDTH, WIDTH, false));
            String forward = net.rmsNorm("forward" + i, x, WIDTH);
            String gate = net.silu(net.linear("gate" + i, forward, WIDTH, INNER, false));
            String up = net.apply("Mul", gate, net.linear("up" + i, forward, WIDTH, INNER, false));
            x = net.apply("Add", x, net.linear("down" + i, up, INNER, WIDTH, false));
        }
        String head = net.apply("Transpose", Map.of("perm", new long[] {1, 0}), net.table("embed", VOCABULARY, WIDTH));
        results.add(0, net.apply("MatMul", net.rmsNorm("final", x, WIDTH), head));
        return results;
    }

    private String remember(String before, String fresh, boolean past) {
        return past ? net.apply("Concat", Map.of("axis", 2), before, fresh) : net.apply("Identity", fresh);
    }

    /** Cosines and sines of each token's position. */
    private String[] turns() {
        float[] speeds = new float[SIZE];
        for (int j = 0; j < SIZE; j++) {
            speeds[j] = (float) speed(j);
        }
        String positions = net.apply("Cast", Map.of("to", net.type().number()), "position_ids");
        String angles =
                net.apply("Mul", net.apply("Unsqueeze", positions, net.ints(1, 3)), net.floats("speeds", speeds, SIZE));
        return new String[] {net.apply("Cos", angles), net.apply("Sin", angles)};
    }

    static double speed(int j) {
        return Math.pow(THETA, -2.0 * (j % (SIZE / 2)) / SIZE);
    }

    private String turned(String x, String[] turns) {
        String first = net.apply("Slice", x, net.ints(0), net.ints(SIZE / 2), net.ints(3));
        String second = net.apply("Slice", x, net.ints(SIZE / 2), net.ints(SIZE), net.ints(3));
        String other = net.apply("Concat", Map.of("axis", 3), net.apply("Neg", second), first);
        return net.apply("Add", net.apply("Mul", x, turns[0]), net.apply("Mul", other, turns[1]));
    }

    /** Each key head for as many query heads as share it. */
    private String spread(String x) {
        String five = net.apply("Unsqueeze", x, net.ints(2));
        String copies = net.apply("Expand", five, net.ints(1, 1, HEADS / KEY_HEADS, 1, 1));
        return net.apply("Reshape", copies, net.ints(0, HEADS, -1, SIZE));
    }

    /** The same without ONNX and without a cache. */
    double[][] logits(long[] tokens) {
        Plain plain = new Plain(weights, storage);
        double[][] x = plain.embed("embed", VOCABULARY, WIDTH, tokens);
        for (int i = 0; i < LAYERS; i++) {
            double[][] normed = plain.rmsNorm("norm" + i, x);
            double[][] query = turned(plain.linear("q" + i, normed, WIDTH, WIDTH, false));
            double[][] key = turned(plain.linear("k" + i, normed, WIDTH, KEY_HEADS * SIZE, false));
            double[][] value = plain.linear("val" + i, normed, WIDTH, KEY_HEADS * SIZE, false);
            double[][] mixed = Plain.attention(query, key, value, HEADS, KEY_HEADS, SCALE, Plain.CAUSAL);
            x = Plain.add(x, plain.linear("o" + i, mixed, WIDTH, WIDTH, false));
            double[][] forward = plain.rmsNorm("forward" + i, x);
            double[][] gate = Plain.map(plain.linear("gate" + i, forward, WIDTH, INNER, false), Plain::silu);
            double[][] up = Plain.multiply(gate, plain.linear("up" + i, forward, WIDTH, INNER, false));
            x = Plain.add(x, plain.linear("down" + i, up, INNER, WIDTH, false));
        }
        return plain.tied("embed", plain.rmsNorm("final", x), VOCABULARY, WIDTH);
    }

    private static double[][] turned(double[][] x) {
        double[][] y = new double[x.length][x[0].length];
        for (int t = 0; t < x.length; t++) {
            for (int j = 0; j < x[t].length; j++) {
                int within = j % SIZE;
                double angle = t * speed(within);
                boolean low = within < SIZE / 2;
                double other = low ? -x[t][j + SIZE / 2] : x[t][j - SIZE / 2];
                y[t][j] = x[t][j] * Math.cos(angle) + other * Math.sin(angle);
            }
        }
        return y;
    }
}
