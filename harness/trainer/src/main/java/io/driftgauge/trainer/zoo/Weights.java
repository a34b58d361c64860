package io.driftgauge.trainer.zoo;

import java.util.Random;

/** Fixed random weights by name: the same for the exported file and for the computation that it is checked by. */
final class Weights {

    private final long seed;

    Weights(long seed) {
        this.seed = seed;
    }

    /** A matrix that keeps the size of what goes through it, row after row of the inputs. */
    float[] matrix(String name, int in, int out) {
        return values(name, in * out, 0, 1.3 / Math.sqrt(in));
    }

    /** A table of vectors, one a row. */
    float[] table(String name, int rows, int width) {
        return values(name, rows * width, 0, 1);
    }

    float[] bias(String name, int width) {
        return values(name, width, 0, 0.1);
    }

    /** Factors around one, as a norm has. */
    float[] scale(String name, int width) {
        return values(name, width, 1, 0.1);
    }

    private float[] values(String name, int count, double mean, double deviation) {
        Random random = new Random(seed * 31 + name.hashCode());
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return values;
    }
}
