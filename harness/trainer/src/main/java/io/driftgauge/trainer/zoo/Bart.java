package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.onnx.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Encoder-decoder with learnt positions and norms behind each layer, in an encoder file and a merged decoder file. */
final class Bart {

    static final int VOCABULARY = 260;
    static final int CONTEXT = 48;
    private static final int OFFSET = 2;
    private static final int WIDTH = 16;
    private static final int HEADS = 2;
    private static final int SIZE = WIDTH / HEADS;
    private static final int INNER = 24;
    private static final double SCALE = 1 / Math.sqrt(SIZE);
    private static final String POSITIONS = ".positions";

    private final Weights weights = new Weights(9);

    static Example example(String name) {
        return new Bart().write(name);
    }

    private Example write(String name) {
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("encoder_model.onnx", encoder());
        files.put("decoder_model_merged.onnx", decoder());
        ObjectNode config =
                Expected.JSON.createObjectNode().put("model_type", "bart").put("is_encoder_decoder", true);
        config.putArray("architectures").add("BartForConditionalGeneration");
        files.put(
                "config.json",
                config.put("d_model", WIDTH)
                        .put("decoder_attention_heads", HEADS)
                        .put("decoder_layers", 1)
                        .put("max_position_embeddings", CONTEXT)
                        .put("activation_function", "gelu_new")
                        .put("vocab_size", VOCABULARY));
        files.put(
                "generation_config.json",
                Expected.JSON
                        .createObjectNode()
                        .put("decoder_start_token_id", 2)
                        .put("forced_bos_token_id", 0)
                        .put("eos_token_id", 1));
        ObjectNode expected = Expected.JSON.createObjectNode();
        for (long[] prompt : List.of(new long[] {0, 40, 41, 42, 1}, new long[] {0, 200, 7, 7, 90, 31, 100, 2, 1})) {
            ObjectNode one =
                    Expected.continuations(tokens -> Llama.last(logits(prompt, tokens)), 4, List.of(new long[] {2, 0}));
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
        String mask = net.paddingMask("attention_mask");
        String x = embed(net, "encoder", net.index(0));
        x = attend(net, "encoder.self", x, keys(net, "encoder.self", x), mask);
        x = forward(net, "encoder", x);
        net.graph.apply("Identity", Map.of(), List.of(x), List.of("last_hidden_state"));
        return net.graph.toBytes("encoder", Map.of());
    }

    private byte[] decoder() {
        Net net = new Net(weights);
        net.graph.input("encoder_attention_mask", TensorType.INT64, "batch", "encoded");
        net.graph.input("input_ids", TensorType.INT64, "batch", "sequence");
        net.graph.input("encoder_hidden_states", TensorType.FLOAT, "batch", "encoded", WIDTH);
        net.graph.output("logits", TensorType.FLOAT, "batch", "sequence", VOCABULARY);
        List<String> outputs = new ArrayList<>(List.of("logits"));
        for (String kind : List.of(".decoder.key", ".decoder.value", ".encoder.key", ".encoder.value")) {
            net.graph.input("past_key_values.0" + kind, TensorType.FLOAT, "batch", HEADS, "past", SIZE);
            net.graph.output("present.0" + kind, TensorType.FLOAT, "batch", HEADS, "total", SIZE);
            outputs.add("present.0" + kind);
        }
        net.graph.input("use_cache_branch", TensorType.BOOL, 1);
        Map<String, Object> branches = Map.of(
                "then_branch", net.graph.branch(List.of(), net.type(), () -> step(net, false)),
                "else_branch", net.graph.branch(List.of(), net.type(), () -> step(net, true)));
        net.graph.apply("If", branches, List.of("use_cache_branch"), outputs);
        return net.graph.toBytes("decoder", Map.of());
    }

    private static List<String> step(Net net, boolean first) {
        String past = first ? net.index(0) : net.length("past_key_values.0.decoder.key", 2);
        String x = embed(net, "decoder", past);
        List<String> self = keys(net, "decoder.self", x);
        if (!first) {
            self = List.of(
                    net.apply("Concat", Map.of("axis", 2), "past_key_values.0.decoder.key", self.get(0)),
                    net.apply("Concat", Map.of("axis", 2), "past_key_values.0.decoder.value", self.get(1)));
        }
        x = attend(net, "decoder.self", x, self, net.causalMask(self.get(0), "input_ids", 2));
        List<String> cross = first
                ? keys(net, "decoder.cross", "encoder_hidden_states")
                : List.of("past_key_values.0.encoder.key", "past_key_values.0.encoder.value");
        x = attend(net, "decoder.cross", x, cross, net.paddingMask("encoder_attention_mask"));
        x = forward(net, "decoder", x);
        String head = net.apply("Transpose", Map.of("perm", new long[] {1, 0}), net.table("embed", VOCABULARY, WIDTH));
        List<String> results = new ArrayList<>(List.of(net.apply("MatMul", x, head)));
        results.addAll(self);
        String none = net.floats("none", new float[0], 0, HEADS, 1, SIZE);
        results.addAll(first ? cross : List.of(net.apply("Identity", none), net.apply("Identity", none)));
        return results;
    }

    private static String embed(Net net, String name, String past) {
        String words = net.apply("Gather", net.table("embed", VOCABULARY, WIDTH), "input_ids");
        String from = net.apply("Add", past, net.index(OFFSET));
        String places = net.apply("Range", from, net.apply("Add", from, net.length("input_ids", 1)), net.index(1));
        String positions = net.apply("Gather", net.table(name + POSITIONS, CONTEXT + OFFSET, WIDTH), places);
        return net.layerNorm(name + ".embednorm", net.apply("Add", words, positions), WIDTH);
    }

    private static List<String> keys(Net net, String name, String x) {
        return List.of(
                net.byHead(net.linear(name + ".k", x, WIDTH, WIDTH, true), HEADS, SIZE),
                net.byHead(net.linear(name + ".v", x, WIDTH, WIDTH, true), HEADS, SIZE));
    }

    private static String attend(Net net, String name, String x, List<String> keys, String mask) {
        String query = net.byHead(net.linear(name + ".q", x, WIDTH, WIDTH, true), HEADS, SIZE);
        String mixed = net.attention(query, keys.get(0), keys.get(1), mask, SCALE, WIDTH);
        return net.layerNorm(
                name + ".norm", net.apply("Add", x, net.linear(name + ".o", mixed, WIDTH, WIDTH, true)), WIDTH);
    }

    private static String forward(Net net, String name, String x) {
        String inner = net.gelu(net.linear(name + ".fc1", x, WIDTH, INNER, true));
        return net.layerNorm(
                name + ".final", net.apply("Add", x, net.linear(name + ".fc2", inner, INNER, WIDTH, true)), WIDTH);
    }

    /** The same without ONNX and without a cache. */
    double[][] logits(long[] prompt, long[] tokens) {
        Plain plain = new Plain(weights);
        double[][] encoded = embed(plain, "encoder", prompt);
        encoded = attend(plain, "encoder.self", encoded, encoded, Plain.ALL);
        encoded = forward(plain, "encoder", encoded);
        double[][] x = embed(plain, "decoder", tokens);
        x = attend(plain, "decoder.self", x, x, Plain.CAUSAL);
        x = attend(plain, "decoder.cross", x, encoded, Plain.ALL);
        return plain.tied("embed", forward(plain, "decoder", x), VOCABULARY, WIDTH);
    }

    private static double[][] embed(Plain plain, String name, long[] tokens) {
        long[] places = java.util.stream.LongStream.range(OFFSET, OFFSET + tokens.length)
                .toArray();
        return plain.layerNorm(
                name + ".embednorm",
                Plain.add(
                        plain.embed("embed", VOCABULARY, WIDTH, tokens),
                        plain.embed(name + POSITIONS, CONTEXT + OFFSET, WIDTH, places)));
    }

    private static double[][] attend(Plain plain, String name, double[][] x, double[][] from, Plain.Bias bias) {
        double[][] query = plain.linear(name + ".q", x, WIDTH, WIDTH, true);
        double[][] key = plain.linear(name + ".k", from, WIDTH, WIDTH, true);
        double[][] value = plain.linear(name + ".v", from, WIDTH, WIDTH, true);
        double[][] mixed = Plain.attention(query, key, value, HEADS, HEADS, SCALE, bias);
        return plain.layerNorm(name + ".norm", Plain.add(x, plain.linear(name + ".o", mixed, WIDTH, WIDTH, true)));
    }

    private static double[][] forward(Plain plain, String name, double[][] x) {
        double[][] inner = Plain.map(plain.linear(name + ".fc1", x, WIDTH, INNER, true), Plain::gelu);
        return plain.layerNorm(name + ".final", Plain.add(x, plain.linear(name + ".fc2", inner, INNER, WIDTH, true)));
    }
}
