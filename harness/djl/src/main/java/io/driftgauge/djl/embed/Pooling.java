package io.driftgauge.djl.embed;

import java.nio.FloatBuffer;

/** How a window's vector comes from its tokens' vectors. */
enum Pooling {
    /** The vector of the first token. */
    CLS,
    /** The mean of all. */
    MEAN,
    /** The largest value of each dimension. */
    MAX,
    /** The sum over the root of the count; scaled to norm 1 it is the mean. */
    MEAN_SQUARE_ROOT,
    /** The mean, later tokens counting more: the first once, the second twice, … */
    WEIGHTED_MEAN,
    /** The vector of the last token. */
    LAST,
    /** The model pools by itself. */
    DONE;

    /**
     * One vector, not scaled yet.
     *
     * @param hidden positioned at the window's first token; read to behind its last
     * @param skipped tokens at the beginning that don't count
     */
    float[] pool(FloatBuffer hidden, int tokens, int width, int skipped) {
        float[] pooled = new float[width];
        float[] token = new float[width];
        for (int t = 0; t < tokens; t++) {
            hidden.get(token);
            if (t < skipped) {
                continue;
            }
            boolean first = t == skipped;
            switch (this) {
                case CLS, DONE -> copy(first, token, pooled);
                case LAST -> copy(t == tokens - 1, token, pooled);
                case MAX -> {
                    for (int j = 0; j < width; j++) {
                        pooled[j] = first ? token[j] : Math.max(pooled[j], token[j]);
                    }
                }
                default -> {
                    int weight = this == WEIGHTED_MEAN ? t - skipped + 1 : 1;
                    for (int j = 0; j < width; j++) {
                        pooled[j] += weight * token[j];
                    }
                }
            }
        }
        return pooled;
    }

    private static void copy(boolean wanted, float[] token, float[] pooled) {
        if (wanted) {
            System.arraycopy(token, 0, pooled, 0, token.length);
        }
    }
}
