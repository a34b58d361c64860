package io.driftgauge.trainer.zoo;

import io.driftgauge.trainer.onnx.Half;
import java.util.function.DoubleUnaryOperator;

/**
 * The same layers in plain Java and doubles, whole texts at a time and without any cache: what the exported files are
 * held against. Rows are tokens.
 */
final class Plain {

    private final Weights weights;
    private final Storage storage;

    Plain(Weights weights, Storage storage) {
        this.weights = weights;
        this.storage = storage;
    }

    Plain(Weights weights) {
        this(weights, Storage.FLOAT32);
    }

    /** What a query may add to the score of a key; negative infinity hides it. */
    @FunctionalInterface
    interface Bias {
        double of(int head, int query, int key);
    }

    static final Bias ALL = (head, query, key) -> 0;
    static final Bias CAUSAL = (head, query, key) -> key <= query ? 0 : Double.NEGATIVE_INFINITY;

    double[][] embed(String name, int rows, int width, long... ids) {
        float[] table = weights.table(name, rows, width);
        double[][] vectors = new double[ids.length][width];
        for (int t = 0; t < ids.length; t++) {
            for (int j = 0; j < width; j++) {
                vectors[t][j] = kept(table[(int) ids[t] * width + j]);
            }
        }
        return vectors;
    }

    /** Scores of each row of a table, which is how tied output layers work. */
    double[][] tied(String name, double[][] x, int rows, int width) {
        double[][] turned = embed(
                name, rows, width, java.util.stream.LongStream.range(0, rows).toArray());
        double[][] scores = new double[x.length][rows];
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < rows; i++) {
                scores[t][i] = dot(x[t], turned[i], 0, 0, width);
            }
        }
        return scores;
    }

    double[][] linear(String name, double[][] x, int in, int out, boolean bias) {
        float[] matrix = weights.matrix(name, in, out);
        double[] shift = bias ? vector(weights.bias(name + ".bias", out)) : new double[out];
        double[][] input = x;
        double scale = 1;
        double[] kept = new double[matrix.length];
        if (storage == Storage.INT8) {
            float step = EightBit.scale(matrix);
            byte[] eight = EightBit.quantise(matrix, step);
            for (int i = 0; i < kept.length; i++) {
                kept[i] = eight[i];
            }
            double stepOfInput = stepOf(x);
            input = inSteps(x, stepOfInput);
            scale = step * stepOfInput;
        } else {
            for (int i = 0; i < kept.length; i++) {
                kept[i] = kept(matrix[i]);
            }
        }
        double[][] y = new double[x.length][out];
        for (int t = 0; t < x.length; t++) {
            for (int j = 0; j < out; j++) {
                double sum = 0;
                for (int i = 0; i < in; i++) {
                    sum += input[t][i] * kept[i * out + j];
                }
                y[t][j] = sum * scale + shift[j];
            }
        }
        return y;
    }

    /** The step between two neighbours among 256 that span all values and zero. */
    private static double stepOf(double[][] x) {
        double least = 0;
        double most = 0;
        for (double[] row : x) {
            for (double value : row) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return (most - least) / 255;
    }

    private static double[][] inSteps(double[][] x, double step) {
        double least = 0;
        for (double[] row : x) {
            for (double value : row) {
                least = Math.min(least, value);
            }
        }
        double zero = Math.max(0, Math.min(255, Math.rint(-least / step)));
        return map(x, value -> Math.max(0, Math.min(255, Math.rint(value / step) + zero)) - zero);
    }

    double[][] rmsNorm(String name, double[][] x) {
        double[] scale = vector(weights.scale(name, x[0].length));
        double[][] y = new double[x.length][x[0].length];
        for (int t = 0; t < x.length; t++) {
            double root = Math.sqrt(dot(x[t], x[t], 0, 0, x[t].length) / x[t].length + Net.EPSILON);
            for (int j = 0; j < y[t].length; j++) {
                y[t][j] = x[t][j] / root * scale[j];
            }
        }
        return y;
    }

    double[][] layerNorm(String name, double[][] x) {
        int width = x[0].length;
        double[] scale = vector(weights.scale(name, width));
        double[] shift = vector(weights.bias(name + ".bias", width));
        double[][] y = new double[x.length][width];
        for (int t = 0; t < x.length; t++) {
            double mean = java.util.Arrays.stream(x[t]).average().orElse(0);
            double variance = java.util.Arrays.stream(x[t])
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0);
            for (int j = 0; j < width; j++) {
                y[t][j] = (x[t][j] - mean) / Math.sqrt(variance + Net.EPSILON) * scale[j] + shift[j];
            }
        }
        return y;
    }

    /** Attention with as many key heads as divide the query heads; head after head within a row. */
    static double[][] attention(
            double[][] query, double[][] key, double[][] value, int heads, int keyHeads, double scale, Bias bias) {
        int size = query[0].length / heads;
        double[][] y = new double[query.length][query[0].length];
        for (int h = 0; h < heads; h++) {
            int k = h / (heads / keyHeads) * size;
            for (int q = 0; q < query.length; q++) {
                double[] scores = new double[key.length];
                for (int t = 0; t < key.length; t++) {
                    scores[t] = dot(query[q], key[t], h * size, k, size) * scale + bias.of(h, q, t);
                }
                double[] shares = softmax(scores);
                for (int t = 0; t < key.length; t++) {
                    for (int j = 0; j < size; j++) {
                        y[q][h * size + j] += shares[t] * value[t][k + j];
                    }
                }
            }
        }
        return y;
    }

    static double[] softmax(double[] scores) {
        double most = java.util.Arrays.stream(scores).max().orElse(0);
        double[] shares =
                java.util.Arrays.stream(scores).map(s -> Math.exp(s - most)).toArray();
        double sum = java.util.Arrays.stream(shares).sum();
        return java.util.Arrays.stream(shares).map(s -> s / sum).toArray();
    }

    static double[][] add(double[][] a, double[][] b) {
        double[][] y = new double[a.length][a[0].length];
        for (int t = 0; t < a.length; t++) {
            for (int j = 0; j < y[t].length; j++) {
                y[t][j] = a[t][j] + b[t][j];
            }
        }
        return y;
    }

    static double[][] multiply(double[][] a, double[][] b) {
        double[][] y = new double[a.length][a[0].length];
        for (int t = 0; t < a.length; t++) {
            for (int j = 0; j < y[t].length; j++) {
                y[t][j] = a[t][j] * b[t][j];
            }
        }
        return y;
    }

    static double[][] map(double[][] x, DoubleUnaryOperator function) {
        double[][] y = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = java.util.Arrays.stream(x[t]).map(function).toArray();
        }
        return y;
    }

    static double[][] columns(double[][] x, int from, int to) {
        double[][] y = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = java.util.Arrays.copyOfRange(x[t], from, to);
        }
        return y;
    }

    static double gelu(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    static double silu(double x) {
        return x / (1 + Math.exp(-x));
    }

    static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }

    double[] vector(float[] values) {
        double[] kept = new double[values.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = kept(values[i]);
        }
        return kept;
    }

    private double kept(float value) {
        return storage == Storage.FLOAT16 ? Half.rounded(value) : value;
    }

    private static double dot(double[] a, double[] b, int fromA, int fromB, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[fromA + i] * b[fromB + i];
        }
        return sum;
    }
}
