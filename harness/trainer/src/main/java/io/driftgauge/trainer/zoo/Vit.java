package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.onnx.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A classifier of pictures that cuts them into patches. */
final class Vit {

    static final int IMAGE = 8;
    private static final int PATCH = 4;
    private static final int PATCHES = (IMAGE / PATCH) * (IMAGE / PATCH);
    private static final int VALUES = 3 * PATCH * PATCH;
    private static final int WIDTH = 16;
    private static final int HEADS = 2;
    private static final int SIZE = WIDTH / HEADS;
    private static final int INNER = 24;
    private static final double SCALE = 1 / Math.sqrt(SIZE);
    private static final List<String> LABELS = List.of("cat", "dog", "parcel");

    private final Weights weights = new Weights(29);

    static Example example(String name) {
        return new Vit().write(name);
    }

    private Example write(String name) {
        Net net = new Net(weights);
        net.graph.input("pixel_values", TensorType.FLOAT, "batch", 3, IMAGE, IMAGE);
        net.graph.output("logits", TensorType.FLOAT, "batch", LABELS.size());
        String filter = net.floats("patches", weights.matrix("patches", VALUES, WIDTH), WIDTH, 3, PATCH, PATCH);
        String shift = net.floats("patches.bias", weights.bias("patches.bias", WIDTH), WIDTH);
        String conv = net.apply("Conv", Map.of("strides", new long[] {PATCH, PATCH}), "pixel_values", filter, shift);
        String flat = net.apply("Reshape", conv, net.ints(0, WIDTH, PATCHES));
        String patches = net.apply("Transpose", Map.of("perm", new long[] {0, 2, 1}), flat);
        String first = net.floats("cls", weights.table("cls", 1, WIDTH), 1, 1, WIDTH);
        String batch = net.apply("Gather", net.apply("Shape", "pixel_values"), net.ints(0));
        String shape = net.apply("Concat", Map.of("axis", 0), batch, net.ints(1, WIDTH));
        String x = net.apply("Concat", Map.of("axis", 1), net.apply("Expand", first, shape), patches);
        x = net.apply("Add", x, net.table("places", PATCHES + 1, WIDTH));
        String normed = net.layerNorm("before", x, WIDTH);
        String query = net.byHead(net.linear("q", normed, WIDTH, WIDTH, true), HEADS, SIZE);
        String key = net.byHead(net.linear("k", normed, WIDTH, WIDTH, true), HEADS, SIZE);
        String value = net.byHead(net.linear("v", normed, WIDTH, WIDTH, true), HEADS, SIZE);
        String mixed = net.attention(query, key, value, net.number(0), SCALE, WIDTH);
        x = net.apply("Add", x, net.linear("o", mixed, WIDTH, WIDTH, true));
        String inner = net.gelu(net.linear("fc1", net.layerNorm("after", x, WIDTH), WIDTH, INNER, true));
        x = net.layerNorm("final", net.apply("Add", x, net.linear("fc2", inner, INNER, WIDTH, true)), WIDTH);
        String cls = net.apply("Gather", Map.of("axis", 1), x, net.index(0));
        net.graph.apply(
                "Identity", Map.of(), List.of(net.linear("head", cls, WIDTH, LABELS.size(), true)), List.of("logits"));
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("model.onnx", net.graph.toBytes(name, Map.of()));
        ObjectNode config = Expected.JSON.createObjectNode().put("model_type", "vit");
        config.putArray("architectures").add("ViTForImageClassification");
        config.put("image_size", IMAGE).put("patch_size", PATCH).put("hidden_size", WIDTH);
        ObjectNode labels = config.putObject("id2label");
        for (int i = 0; i < LABELS.size(); i++) {
            labels.put(String.valueOf(i), LABELS.get(i));
        }
        files.put("config.json", config);
        ObjectNode preprocessor = Expected.JSON.createObjectNode().put("image_processor_type", "ViTImageProcessor");
        preprocessor.put("do_resize", true).put("do_rescale", true).put("do_normalize", true);
        preprocessor.put("resample", 2).put("rescale_factor", 1 / 255.0);
        preprocessor.putObject("size").put("height", IMAGE).put("width", IMAGE);
        preprocessor.putArray("image_mean").add(0.5).add(0.4).add(0.3);
        preprocessor.putArray("image_std").add(0.5).add(0.25).add(0.2);
        files.put("preprocessor_config.json", preprocessor);
        double[] means = {0.5, 0.4, 0.3};
        double[] deviations = {0.5, 0.25, 0.2};
        double[] pixels = new double[3 * IMAGE * IMAGE];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / (IMAGE * IMAGE);
            pixels[i] = (color(channel, i % IMAGE, i / IMAGE % IMAGE) / 255.0 - means[channel]) / deviations[channel];
        }
        ObjectNode expected = Expected.JSON.createObjectNode();
        Expected.numbers(expected.putArray("logits"), logits(pixels));
        return new Example(name, files, expected);
    }

    /** The picture that everything is asked about: a value of 0 to 255 by channel and place. */
    static int color(int channel, int x, int y) {
        return (x * 31 + y * 17 + channel * 85 + x * y * 7) % 256;
    }

    /** The same without ONNX. */
    double[] logits(double[] pixels) {
        Plain plain = new Plain(weights);
        double[] filter = plain.vector(weights.matrix("patches", VALUES, WIDTH));
        double[] shift = plain.vector(weights.bias("patches.bias", WIDTH));
        double[][] x = new double[PATCHES + 1][WIDTH];
        x[0] = plain.embed("cls", 1, WIDTH, 0)[0];
        for (int p = 0; p < PATCHES; p++) {
            int left = p % (IMAGE / PATCH) * PATCH;
            int top = p / (IMAGE / PATCH) * PATCH;
            for (int j = 0; j < WIDTH; j++) {
                double sum = shift[j];
                for (int v = 0; v < VALUES; v++) {
                    int channel = v / (PATCH * PATCH);
                    int row = top + v / PATCH % PATCH;
                    sum += filter[j * VALUES + v] * pixels[(channel * IMAGE + row) * IMAGE + left + v % PATCH];
                }
                x[p + 1][j] = sum;
            }
        }
        long[] places = java.util.stream.LongStream.range(0, PATCHES + 1).toArray();
        x = Plain.add(x, plain.embed("places", PATCHES + 1, WIDTH, places));
        double[][] normed = plain.layerNorm("before", x);
        double[][] query = plain.linear("q", normed, WIDTH, WIDTH, true);
        double[][] key = plain.linear("k", normed, WIDTH, WIDTH, true);
        double[][] value = plain.linear("v", normed, WIDTH, WIDTH, true);
        double[][] mixed = Plain.attention(query, key, value, HEADS, HEADS, SCALE, Plain.ALL);
        x = Plain.add(x, plain.linear("o", mixed, WIDTH, WIDTH, true));
        double[][] inner = Plain.map(plain.linear("fc1", plain.layerNorm("after", x), WIDTH, INNER, true), Plain::gelu);
        x = plain.layerNorm("final", Plain.add(x, plain.linear("fc2", inner, INNER, WIDTH, true)));
        return plain.linear("head", new double[][] {x[0]}, WIDTH, LABELS.size(), true)[0];
    }
}
