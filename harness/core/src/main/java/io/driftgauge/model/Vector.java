package io.driftgauge.model;

import java.util.Arrays;

/** A point in embedding space: finite numbers, L2 norm 1. Immutable. */
public final class Vector {

    private final float[] values;

    private Vector(float[] values) {
        this.values = values;
    }

    /**
     * Scales to norm 1.
     *
     * @throws IllegalArgumentException if a value is not finite or all are zero
     */
    public static Vector normalised(float[] values) {
        double square = 0;
        for (float v : values) {
            square += (double) v * v;
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new IllegalArgumentException("An embedding must be finite and not all zeros.");
        }
        float[] copy = new float[values.length];
        double scale = 1 / Math.sqrt(square);
        for (int i = 0; i < values.length; i++) {
            copy[i] = (float) (values[i] * scale);
        }
        return new Vector(copy);
    }

    public int dimension() {
        return values.length;
    }

    /** Cosine similarity, clamped to [-1, 1] against rounding. */
    public double cosine(Vector other) {
        if (values.length != other.values.length) {
            throw new IllegalArgumentException(
                    "Embeddings of different length: " + values.length + " and " + other.values.length);
        }
        double dot = 0;
        for (int i = 0; i < values.length; i++) {
            dot += (double) values[i] * other.values[i];
        }
        return Math.max(-1, Math.min(1, dot));
    }

    /** A copy. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Vector other && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
