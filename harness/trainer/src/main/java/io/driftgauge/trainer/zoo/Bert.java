package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.onnx.TensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Encoder-only, with the heads that published exports have. */
final class Bert {

    private static final int WIDTH = 16;
    private static final int HEADS = 2;
    private static final int SIZE = WIDTH / HEADS;
    private static final int INNER = 24;
    private static final int LAYERS = 2;
    private static final int CONTEXT = 40;
    private static final double SCALE = 1 / Math.sqrt(SIZE);

    /** What stands on the encoder. */
    @SuppressWarnings("ImmutableEnumChecker") // what List.of makes can't be changed
    enum Head {
        SEQUENCE(17, "BertForSequenceClassification", "NEGATIVE", "NEUTRAL", "POSITIVE"),
        ENTAILMENT(18, "BertForSequenceClassification", "contradiction", "neutral", "entailment"),
        MASKED(19, "BertForMaskedLM"),
        TOKENS(20, "BertForTokenClassification", "O", "B-PER", "I-PER", "B-LOC", "I-LOC"),
        ANSWERS(21, "BertForQuestionAnswering"),
        NONE(22, "BertModel");

        private final int seed;
        private final String architecture;
        private final List<String> labels;

        Head(int seed, String architecture, String... labels) {
            this.seed = seed;
            this.architecture = architecture;
            this.labels = List.of(labels);
        }

        boolean pooled() {
            return this == SEQUENCE || this == ENTAILMENT;
        }
    }

    private final Weights weights;
    private final Head head;

    private Bert(Head head) {
        this.head = head;
        this.weights = new Weights(head.seed);
    }

    static Example example(String name, Head head, String text, String pair) {
        return new Bert(head).write(name, text, pair);
    }

    private int outputs() {
        return head == Head.MASKED ? WordPieces.size() : head == Head.ANSWERS ? 2 : head.labels.size();
    }

    private Example write(String name, String text, String pair) {
        Net net = new Net(weights);
        for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
            net.graph.input(input, TensorType.INT64, "batch", "sequence");
        }
        build(net);
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("model.onnx", net.graph.toBytes(name, Map.of()));
        files.put("tokenizer.json", WordPieces.json());
        ObjectNode config = Expected.JSON.createObjectNode().put("model_type", "bert");
        config.putArray("architectures").add(head.architecture);
        config.put("hidden_size", WIDTH).put("num_hidden_layers", LAYERS).put("max_position_embeddings", CONTEXT);
        ObjectNode labels = config.putObject("id2label");
        for (int i = 0; i < head.labels.size(); i++) {
            labels.put(String.valueOf(i), head.labels.get(i));
        }
        files.put("config.json", config);
        files.put("tokenizer_config.json", Expected.JSON.createObjectNode().put("mask_token", "[MASK]"));
        if (head == Head.NONE) {
            files.put("1_Pooling/config.json", Expected.JSON.createObjectNode().put("pooling_mode_mean_tokens", true));
        }
        long[] types = WordPieces.types(text, pair);
        long[] ids = WordPieces.ids(text, pair);
        ObjectNode expected = Expected.JSON.createObjectNode().put("text", text).put("pair", pair);
        Expected.numbers(expected.putArray("ids"), ids);
        ArrayNode rows = expected.putArray("outputs");
        for (double[] row : outputs(ids, types)) {
            Expected.numbers(rows.addArray(), row);
        }
        return new Example(name, files, expected);
    }

    private void build(Net net) {
        String length = net.length("input_ids", 1);
        String places = net.apply("Range", net.index(0), length, net.index(1));
        String x = net.apply(
                "Add",
                net.apply("Gather", net.table("words", WordPieces.size(), WIDTH), "input_ids"),
                net.apply("Gather", net.table("types", 2, WIDTH), "token_type_ids"));
        x = net.apply("Add", x, net.apply("Gather", net.table("places", CONTEXT, WIDTH), places));
        x = net.layerNorm("embednorm", x, WIDTH);
        String mask = net.paddingMask("attention_mask");
        for (int i = 0; i < LAYERS; i++) {
            String query = net.byHead(net.linear("q" + i, x, WIDTH, WIDTH, true), HEADS, SIZE);
            String key = net.byHead(net.linear("k" + i, x, WIDTH, WIDTH, true), HEADS, SIZE);
            String value = net.byHead(net.linear("val" + i, x, WIDTH, WIDTH, true), HEADS, SIZE);
            String mixed = net.attention(query, key, value, mask, SCALE, WIDTH);
            x = net.layerNorm("norm" + i, net.apply("Add", x, net.linear("o" + i, mixed, WIDTH, WIDTH, true)), WIDTH);
            String inner = net.gelu(net.linear("fc1" + i, x, WIDTH, INNER, true));
            x = net.layerNorm(
                    "forward" + i, net.apply("Add", x, net.linear("fc2" + i, inner, INNER, WIDTH, true)), WIDTH);
        }
        finish(net, x);
    }

    private void finish(Net net, String x) {
        if (head.pooled()) {
            String first = net.apply("Gather", Map.of("axis", 1), x, net.index(0));
            String pooled = net.apply("Tanh", net.linear("pooler", first, WIDTH, WIDTH, true));
            out(net, "logits", net.linear("head", pooled, WIDTH, outputs(), true), "batch", outputs());
        } else if (head == Head.NONE) {
            out(net, "last_hidden_state", x, "batch", "sequence", WIDTH);
        } else if (head == Head.ANSWERS) {
            String both = net.linear("head", x, WIDTH, 2, true);
            out(net, "start_logits", net.apply("Gather", Map.of("axis", 2), both, net.index(0)), "batch", "sequence");
            out(net, "end_logits", net.apply("Gather", Map.of("axis", 2), both, net.index(1)), "batch", "sequence");
        } else if (head == Head.MASKED) {
            String turned = net.gelu(net.linear("transform", x, WIDTH, WIDTH, true));
            String normed = net.layerNorm("transformnorm", turned, WIDTH);
            String words = net.apply(
                    "Transpose", Map.of("perm", new long[] {1, 0}), net.table("words", WordPieces.size(), WIDTH));
            out(net, "logits", net.apply("MatMul", normed, words), "batch", "sequence", outputs());
        } else {
            out(net, "logits", net.linear("head", x, WIDTH, outputs(), true), "batch", "sequence", outputs());
        }
    }

    private static void out(Net net, String name, String value, Object... shape) {
        net.graph.output(name, TensorType.FLOAT, shape);
        net.graph.apply("Identity", Map.of(), List.of(value), List.of(name));
    }

    /** The same without ONNX: one row a token, or a single one of a pooled head. */
    double[][] outputs(long[] ids, long[] types) {
        Plain plain = new Plain(weights);
        long[] places = java.util.stream.LongStream.range(0, ids.length).toArray();
        double[][] x = Plain.add(
                plain.embed("words", WordPieces.size(), WIDTH, ids),
                Plain.add(plain.embed("types", 2, WIDTH, types), plain.embed("places", CONTEXT, WIDTH, places)));
        x = plain.layerNorm("embednorm", x);
        for (int i = 0; i < LAYERS; i++) {
            double[][] query = plain.linear("q" + i, x, WIDTH, WIDTH, true);
            double[][] key = plain.linear("k" + i, x, WIDTH, WIDTH, true);
            double[][] value = plain.linear("val" + i, x, WIDTH, WIDTH, true);
            double[][] mixed = Plain.attention(query, key, value, HEADS, HEADS, SCALE, Plain.ALL);
            x = plain.layerNorm("norm" + i, Plain.add(x, plain.linear("o" + i, mixed, WIDTH, WIDTH, true)));
            double[][] inner = Plain.map(plain.linear("fc1" + i, x, WIDTH, INNER, true), Plain::gelu);
            x = plain.layerNorm("forward" + i, Plain.add(x, plain.linear("fc2" + i, inner, INNER, WIDTH, true)));
        }
        if (head == Head.NONE) {
            return x;
        }
        if (head == Head.MASKED) {
            double[][] turned = Plain.map(plain.linear("transform", x, WIDTH, WIDTH, true), Plain::gelu);
            return plain.tied("words", plain.layerNorm("transformnorm", turned), WordPieces.size(), WIDTH);
        }
        double[][] from = head.pooled()
                ? Plain.map(plain.linear("pooler", Arrays.copyOf(x, 1), WIDTH, WIDTH, true), Math::tanh)
                : x;
        return plain.linear("head", from, WIDTH, outputs(), true);
    }
}
