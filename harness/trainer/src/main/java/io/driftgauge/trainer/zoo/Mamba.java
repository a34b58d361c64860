package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.onnx.TensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * State space, first and second version: two states a layer, whose size has nothing to do with how much was read. The
 * first's are named {@code past_key_values.N.conv_state|ssm_state}, the second's {@code cache_params.past.conv|ssm.N}.
 */
final class Mamba {

    static final int VOCABULARY = 260;
    private static final int WIDTH = 12;
    private static final int INNER = 24;
    private static final int STATE = 4;
    private static final int KERNEL = 4;
    private static final int RANK = 2;
    private static final int HEADS = 3;
    private static final int SIZE = INNER / HEADS;
    private static final int LAYERS = 2;

    private final Weights weights = new Weights(13);
    private final boolean second;
    private final Net net = new Net(weights);

    private Mamba(boolean second) {
        this.second = second;
    }

    static Example example(String name, boolean second) {
        return new Mamba(second).write(name);
    }

    private int channels() {
        return second ? INNER + 2 * STATE : INNER;
    }

    private String state(boolean past, String kind, int layer) {
        return second
                ? "cache_params." + (past ? "past." : "present.") + kind + "." + layer
                : (past ? "past_key_values." : "present.") + layer + "." + kind + "_state";
    }

    private Example write(String name) {
        net.graph.input("input_ids", TensorType.INT64, "batch", "sequence");
        Object[] memory = second ? new Object[] {"batch", HEADS, SIZE, STATE} : new Object[] {"batch", INNER, STATE};
        for (int i = 0; i < LAYERS; i++) {
            for (boolean past : List.of(true, false)) {
                declare(past, state(past, "conv", i), "batch", channels(), KERNEL - 1);
                declare(past, state(past, "ssm", i), memory);
            }
        }
        net.graph.output("logits", TensorType.FLOAT, "batch", "sequence", VOCABULARY);
        String x = net.apply("Gather", net.table("embed", VOCABULARY, WIDTH), "input_ids");
        for (int i = 0; i < LAYERS; i++) {
            x = net.apply("Add", x, layer(i, net.rmsNorm("norm" + i, x, WIDTH)));
        }
        String head = net.apply("Transpose", Map.of("perm", new long[] {1, 0}), net.table("embed", VOCABULARY, WIDTH));
        net.graph.apply("MatMul", Map.of(), List.of(net.rmsNorm("final", x, WIDTH), head), List.of("logits"));
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("model.onnx", net.graph.toBytes(name, Map.of()));
        ObjectNode config = Expected.JSON.createObjectNode().put("model_type", second ? "mamba2" : "mamba");
        config.putArray("architectures").add(second ? "Mamba2ForCausalLM" : "MambaForCausalLM");
        files.put(
                "config.json",
                config.put("hidden_size", WIDTH)
                        .put("state_size", STATE)
                        .put("conv_kernel", KERNEL)
                        .put("num_hidden_layers", LAYERS)
                        .put("vocab_size", VOCABULARY));
        files.put("generation_config.json", Expected.JSON.createObjectNode().put("eos_token_id", 0));
        List<long[]> prompts = List.of(new long[] {40, 41}, new long[] {200, 7, 7, 90, 31, 100, 2});
        return new Example(name, files, Expected.continuations(t -> Llama.last(logits(t)), 4, prompts));
    }

    private void declare(boolean input, String name, Object... shape) {
        if (input) {
            net.graph.input(name, TensorType.FLOAT, shape);
        } else {
            net.graph.output(name, TensorType.FLOAT, shape);
        }
    }

    private String layer(int i, String x) {
        String projected = net.linear("in" + i, x, WIDTH, projectedWidth(), false);
        String gate = part(projected, 0, INNER);
        String mixed = convolved(i, part(projected, INNER, INNER + channels()));
        String parameters = second ? "" : net.linear("x" + i, mixed, INNER, RANK + 2 * STATE, false);
        String step = second
                ? net.apply("Add", part(projected, INNER + channels(), projectedWidth()), bias("dt" + i, HEADS))
                : net.linear("dt" + i, part(parameters, 0, RANK), RANK, INNER, true);
        step = net.apply("Softplus", step);
        String input = second ? part(mixed, 0, INNER) : mixed;
        String in = second ? part(mixed, INNER, INNER + STATE) : part(parameters, RANK, RANK + STATE);
        String out = second
                ? part(mixed, INNER + STATE, INNER + 2 * STATE)
                : part(parameters, RANK + STATE, RANK + 2 * STATE);
        String y = scanned(i, step, input, in, out);
        String gated = second
                ? net.rmsNorm("gated" + i, net.apply("Mul", y, net.silu(gate)), INNER)
                : net.apply("Mul", y, net.silu(gate));
        return net.linear("out" + i, gated, INNER, WIDTH, false);
    }

    private int projectedWidth() {
        return second ? INNER + channels() + HEADS : 2 * INNER;
    }

    private String bias(String name, int width) {
        return net.floats(name + ".bias", weights.bias(name + ".bias", width), width);
    }

    private String part(String x, int from, int to) {
        return net.apply("Slice", x, net.ints(from), net.ints(to), net.ints(2));
    }

    /** A convolution over the last tokens, those of earlier calls from the state. */
    private String convolved(int i, String x) {
        String turned = net.apply("Transpose", Map.of("perm", new long[] {0, 2, 1}), x);
        String all = net.apply("Concat", Map.of("axis", 2), state(true, "conv", i), turned);
        net.graph.apply(
                "Slice",
                Map.of(),
                List.of(all, net.ints(1 - KERNEL), net.ints(Integer.MAX_VALUE), net.ints(2)),
                List.of(state(false, "conv", i)));
        String filter = net.floats("conv" + i, weights.matrix("conv" + i, KERNEL, channels()), channels(), 1, KERNEL);
        String sums = net.apply("Conv", Map.of("group", channels()), all, filter, bias("conv" + i, channels()));
        return net.silu(net.apply("Transpose", Map.of("perm", new long[] {0, 2, 1}), sums));
    }

    /** The recurrence, token by token. */
    private String scanned(int i, String step, String x, String in, String out) {
        String decay = net.floats("decay" + i, decay(i), second ? new long[] {HEADS, 1, 1} : new long[] {INNER, STATE});
        String split = second ? net.apply("Reshape", x, net.ints(0, 0, HEADS, SIZE)) : x;
        OnnxBody body = new OnnxBody("memory" + i, "step" + i, "x" + i + "_t", "in" + i + "_t", "out" + i + "_t");
        Map<String, Object> attributes = Map.of(
                "num_scan_inputs",
                4,
                "scan_input_axes",
                new long[] {1, 1, 1, 1},
                "scan_output_axes",
                new long[] {1},
                "body",
                net.graph.branch(body.names(), TensorType.FLOAT, () -> {
                    String wide = net.apply("Unsqueeze", body.step, second ? net.ints(2, 3) : net.ints(2));
                    String kept = net.apply("Exp", net.apply("Mul", wide, decay));
                    String across = net.apply("Unsqueeze", body.in, second ? net.ints(1, 2) : net.ints(1));
                    String fresh = net.apply(
                            "Mul", net.apply("Mul", wide, net.apply("Unsqueeze", body.x, net.ints(-1))), across);
                    String memory = net.apply("Add", net.apply("Mul", body.memory, kept), fresh);
                    String read = net.apply("Unsqueeze", body.out, second ? net.ints(1, 2) : net.ints(1));
                    String y =
                            net.apply("ReduceSum", Map.of("keepdims", 0), net.apply("Mul", memory, read), net.ints(-1));
                    return List.of(memory, y);
                }));
        List<String> results = List.of(state(false, "ssm", i), net.graph.fresh());
        net.graph.apply("Scan", attributes, List.of(state(true, "ssm", i), step, split, in, out), results);
        String skip = net.floats(
                "skip" + i, weights.scale("skip" + i, skips()), second ? new long[] {HEADS, 1} : new long[] {INNER});
        String y = net.apply("Add", results.get(1), net.apply("Mul", split, skip));
        return second ? net.apply("Reshape", y, net.ints(0, 0, INNER)) : y;
    }

    /** Names within the recurrence. */
    private record OnnxBody(String memory, String step, String x, String in, String out) {
        List<String> names() {
            return List.of(memory, step, x, in, out);
        }
    }

    private int skips() {
        return second ? HEADS : INNER;
    }

    private float[] decay(int i) {
        float[] raw = second ? weights.scale("decay" + i, HEADS) : weights.scale("decay" + i, INNER * STATE);
        float[] decay = new float[raw.length];
        for (int j = 0; j < raw.length; j++) {
            decay[j] = -raw[j] * (1 + j % STATE) / 2;
        }
        return decay;
    }

    /** The same without ONNX, in one pass over all tokens. */
    double[][] logits(long[] tokens) {
        Plain plain = new Plain(weights);
        double[][] x = plain.embed("embed", VOCABULARY, WIDTH, tokens);
        for (int i = 0; i < LAYERS; i++) {
            x = Plain.add(x, layer(plain, i, plain.rmsNorm("norm" + i, x)));
        }
        return plain.tied("embed", plain.rmsNorm("final", x), VOCABULARY, WIDTH);
    }

    private double[][] layer(Plain plain, int i, double[][] x) {
        double[][] projected = plain.linear("in" + i, x, WIDTH, projectedWidth(), false);
        double[][] gate = Plain.map(Plain.columns(projected, 0, INNER), Plain::silu);
        double[][] mixed = convolved(plain, i, Plain.columns(projected, INNER, INNER + channels()));
        double[][] y = new double[x.length][INNER];
        double[][] step;
        double[][] in;
        double[][] out;
        if (second) {
            step = Plain.columns(projected, INNER + channels(), projectedWidth());
            double[] shift = plain.vector(weights.bias("dt" + i + ".bias", HEADS));
            for (double[] row : step) {
                for (int h = 0; h < HEADS; h++) {
                    row[h] = Plain.softplus(row[h] + shift[h]);
                }
            }
            in = Plain.columns(mixed, INNER, INNER + STATE);
            out = Plain.columns(mixed, INNER + STATE, INNER + 2 * STATE);
        } else {
            double[][] parameters = plain.linear("x" + i, mixed, INNER, RANK + 2 * STATE, false);
            step = Plain.map(
                    plain.linear("dt" + i, Plain.columns(parameters, 0, RANK), RANK, INNER, true), Plain::softplus);
            in = Plain.columns(parameters, RANK, RANK + STATE);
            out = Plain.columns(parameters, RANK + STATE, RANK + 2 * STATE);
        }
        double[] decay = plain.vector(decay(i));
        double[] skip = plain.vector(weights.scale("skip" + i, skips()));
        for (int c = 0; c < INNER; c++) {
            int h = second ? c / SIZE : c;
            double[] memory = new double[STATE];
            for (int t = 0; t < x.length; t++) {
                for (int n = 0; n < STATE; n++) {
                    double rate = second ? decay[h] : decay[c * STATE + n];
                    memory[n] = memory[n] * Math.exp(step[t][h] * rate) + step[t][h] * mixed[t][c] * in[t][n];
                    y[t][c] += memory[n] * out[t][n];
                }
                y[t][c] += skip[h] * mixed[t][c];
            }
        }
        double[][] gated = Plain.multiply(y, gate);
        return plain.linear("out" + i, second ? plain.rmsNorm("gated" + i, gated) : gated, INNER, WIDTH, false);
    }

    private double[][] convolved(Plain plain, int i, double[][] x) {
        double[] filter = plain.vector(weights.matrix("conv" + i, KERNEL, channels()));
        double[] shift = plain.vector(weights.bias("conv" + i + ".bias", channels()));
        double[][] y = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = Arrays.copyOf(shift, shift.length);
            for (int c = 0; c < y[t].length; c++) {
                for (int k = 0; k < KERNEL; k++) {
                    int from = t + k - KERNEL + 1;
                    y[t][c] += from < 0 ? 0 : filter[c * KERNEL + k] * x[from][c];
                }
            }
        }
        return Plain.map(y, Plain::silu);
    }
}
