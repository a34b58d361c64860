package io.driftgauge.trainer.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import io.driftgauge.trainer.network.Gpt;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.Rotary;
import io.driftgauge.trainer.network.TransformerLayer;
import java.util.List;
import java.util.Map;

/**
 * Writes a trained network as ONNX in the layout of Optimum's text-generation-with-past exports, so that a loader for
 * published models reads ours too: inputs {@code input_ids}, {@code attention_mask}, {@code position_ids} and
 * {@code past_key_values.N.key|value}; outputs {@code logits} and {@code present.N.key|value}.
 */
public final class GptExporter {
    /** Added to the scores of tokens that must not be seen, as in training. */
    private static final float HIDDEN = -1e9f;

    private static final float NORM_EPSILON = 1e-5f;

    private final Gpt gpt;
    private final GptSize size;
    private final Precision precision;
    private final OnnxGraph graph = new OnnxGraph();
    private String cosines = "";
    private String sines = "";

    private GptExporter(Gpt gpt, Precision precision) {
        this.gpt = gpt;
        this.precision = precision;
        this.size = gpt.size();
    }

    /** The ONNX file of the network. */
    public static byte[] export(Gpt gpt, Precision precision, Map<String, String> metadata) {
        GptExporter exporter = new GptExporter(gpt, precision);
        exporter.declare();
        exporter.build();
        return exporter.graph.toBytes("gpt", metadata);
    }

    private void declare() {
        graph.input("input_ids", TensorType.INT64, "batch", "sequence");
        graph.input("attention_mask", TensorType.INT64, "batch", "total");
        graph.input("position_ids", TensorType.INT64, "batch", "sequence");
        graph.output("logits", TensorType.FLOAT, "batch", "sequence", size.vocabulary());
        for (int i = 0; i < size.layers(); i++) {
            for (String kind : List.of(".key", ".value")) {
                graph.input(past(i, kind), TensorType.FLOAT, "batch", size.heads(), "past", size.headWidth());
                graph.output(present(i, kind), TensorType.FLOAT, "batch", size.heads(), "total", size.headWidth());
            }
        }
        graph.constant("zero_index", new long[] {0});
        graph.constant("one_index", new long[] {1});
        graph.constant("axis_1", new long[] {1}, 1);
        graph.constant("axes_1_2", new long[] {1, 2}, 2);
        graph.constant("by_head", new long[] {0, 0, size.heads(), size.headWidth()}, 4);
        graph.constant("merged", new long[] {0, 0, size.width()}, 3);
        graph.constant("thirds", new long[] {size.width(), size.width(), size.width()}, 3);
        if (size.rotary()) {
            graph.constant("halves", new long[] {size.headWidth() / 2, size.headWidth() / 2}, 2);
        }
        graph.scalar("hidden", HIDDEN);
        graph.scalar("seen", 0);
        graph.scalar("attention_scale", (float) (1 / Math.sqrt(size.headWidth())));
        graph.scalar("half", 0.5f);
        graph.scalar("one", 1);
        graph.scalar("inverse_root_2", (float) (1 / Math.sqrt(2)));
    }

    private void build() {
        String words = weights("token_embedding", gpt.tokenEmbedding());
        String mask = mask();
        String tokens = graph.apply("Gather", words, "input_ids");
        if (gpt.positionEmbedding().isPresent()) {
            String places =
                    weights("position_embedding", gpt.positionEmbedding().get());
            tokens = graph.apply("Add", tokens, graph.apply("Gather", places, "position_ids"));
        } else {
            cosines = angles("cosines", Rotary.cosines(size));
            sines = angles("sines", Rotary.sines(size));
        }
        for (int i = 0; i < size.layers(); i++) {
            tokens = layer(i, gpt.layers().get(i), tokens, mask);
        }
        // The embedding is stored once and transposed when the model is loaded: a second copy would add 0.7 MB.
        String head = graph.apply("Transpose", Map.of("perm", new long[] {1, 0}), words);
        graph.apply("MatMul", Map.of(), List.of(norm("final_norm", gpt.finalNorm(), tokens), head), List.of("logits"));
    }

    /** 0 where a token may look (itself and earlier ones that are not padding), very low elsewhere. */
    private String mask() {
        String total = graph.apply("Gather", graph.apply("Shape", "attention_mask"), "one_index");
        String length = graph.apply("Gather", graph.apply("Shape", "input_ids"), "one_index");
        String keys = graph.apply("Range", "zero_index", total, "one_index");
        String queries = graph.apply("Range", graph.apply("Sub", total, length), total, "one_index");
        String causal = graph.apply("LessOrEqual", keys, graph.apply("Unsqueeze", queries, "axis_1"));
        String present = graph.apply("Cast", Map.of("to", TensorType.BOOL.number()), "attention_mask");
        String visible = graph.apply("And", causal, graph.apply("Unsqueeze", present, "axes_1_2"));
        return graph.apply("Where", visible, "seen", "hidden");
    }

    private String layer(int index, TransformerLayer layer, String tokens, String mask) {
        String name = "layer" + index;
        String normed = norm(name + ".attention_norm", layer.attentionNorm(), tokens);
        String attended = attend(index, linear(name + ".query_key_value", layer.queryKeyValue(), normed), mask);
        String afterAttention =
                graph.apply("Add", tokens, linear(name + ".attention_output", layer.attentionOutput(), attended));
        String forward = norm(name + ".forward_norm", layer.forwardNorm(), afterAttention);
        String hidden = gelu(linear(name + ".expand", layer.expand(), forward));
        return graph.apply("Add", afterAttention, linear(name + ".contract", layer.contract(), hidden));
    }

    private String attend(int index, String queryKeyValue, String mask) {
        List<String> parts = List.of("query" + index, "key" + index, "value" + index);
        graph.apply("Split", Map.of("axis", 2), List.of(queryKeyValue, "thirds"), parts);
        String query = turned(byHead(parts.get(0)));
        String key = remember(index, ".key", turned(byHead(parts.get(1))));
        String value = remember(index, ".value", byHead(parts.get(2)));
        String keyTransposed = graph.apply("Transpose", Map.of("perm", new long[] {0, 1, 3, 2}), key);
        String scores = graph.apply("Mul", graph.apply("MatMul", query, keyTransposed), "attention_scale");
        String shares = graph.apply("Softmax", Map.of("axis", -1), graph.apply("Add", scores, mask));
        String mixed = graph.apply("MatMul", shares, value);
        String tokens = graph.apply("Transpose", Map.of("perm", new long[] {0, 2, 1, 3}), mixed);
        return graph.apply("Reshape", tokens, "merged");
    }

    private String byHead(String tokens) {
        return graph.apply(
                "Transpose", Map.of("perm", new long[] {0, 2, 1, 3}), graph.apply("Reshape", tokens, "by_head"));
    }

    /** By head, for each token's place: what {@link Rotary} turns with. */
    private String angles(String name, float[] table) {
        String all = graph.constant(name, table, size.context(), size.headWidth());
        return graph.apply("Unsqueeze", graph.apply("Gather", all, "position_ids"), "axis_1");
    }

    private String turned(String vectors) {
        if (!size.rotary()) {
            return vectors;
        }
        String first = graph.fresh();
        String second = graph.fresh();
        graph.apply("Split", Map.of("axis", -1), List.of(vectors, "halves"), List.of(first, second));
        String across = graph.apply("Concat", Map.of("axis", -1), graph.apply("Neg", second), first);
        return graph.apply("Add", graph.apply("Mul", vectors, cosines), graph.apply("Mul", across, sines));
    }

    /** Appends the new keys or values to those of earlier tokens. */
    private String remember(int index, String kind, String fresh) {
        return graph.apply(
                "Concat", Map.of("axis", 2), List.of(past(index, kind), fresh), List.of(present(index, kind)));
    }

    /** The exact form with erf, which is what DJL's PyTorch engine computes. */
    private String gelu(String x) {
        String erf = graph.apply("Erf", graph.apply("Mul", x, "inverse_root_2"));
        return graph.apply("Mul", graph.apply("Mul", x, "half"), graph.apply("Add", erf, "one"));
    }

    private String norm(String name, LayerNorm norm, String x) {
        String scale = weights(name + ".scale", array(norm, "gamma"));
        String shift = weights(name + ".shift", array(norm, "beta"));
        return graph.apply("LayerNormalization", Map.of("axis", -1, "epsilon", NORM_EPSILON), x, scale, shift);
    }

    private String linear(String name, Linear linear, String x) {
        // DJL keeps (out, in); MatMul wants (in, out).
        NDArray kept = array(linear, "weight");
        String matrix = precision == Precision.FULL
                ? weights(name + ".weight", kept.transpose())
                : graph.apply("Transpose", weights(name + ".weight", kept));
        return graph.apply("Add", graph.apply("MatMul", x, matrix), weights(name + ".bias", array(linear, "bias")));
    }

    private static NDArray array(AbstractBlock block, String parameter) {
        return block.getParameters().get(parameter).getArray();
    }

    private String weights(String name, NDArray array) {
        return precision.keep(
                graph, name, array.toFloatArray(), array.getShape().getShape());
    }

    private static String past(int index, String kind) {
        return "past_key_values." + index + kind;
    }

    private static String present(int index, String kind) {
        return "present." + index + kind;
    }
}
