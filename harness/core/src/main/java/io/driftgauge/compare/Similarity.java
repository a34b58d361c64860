package io.driftgauge.compare;

import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.List;

/** Compares embeddings by cosine; all results lie in [-1, 1], and 1 is exact for the same embedding. */
public final class Similarity {

    private Similarity() {}

    /** Of the texts as a whole. */
    public static double mean(Embedding a, Embedding b) {
        return a.mean().equals(b.mean()) ? 1 : a.mean().cosine(b.mean());
    }

    /**
     * Of the parts that fit worst: every window of either text looks for its best match in the other, and the smallest of
     * these counts. A changed paragraph that a long text's mean hides shows here (last 100 of 600 words replaced: mean 0.97,
     * worst window 0.29).
     */
    public static double worstWindow(Embedding a, Embedding b) {
        if (a.windows().equals(b.windows())) {
            return 1;
        }
        return Math.min(worst(a.windows(), b.windows()), worst(b.windows(), a.windows()));
    }

    private static double worst(List<Vector> of, List<Vector> in) {
        double worst = 1;
        for (Vector window : of) {
            double best = -1;
            for (Vector other : in) {
                best = Math.max(best, window.equals(other) ? 1 : window.cosine(other));
            }
            worst = Math.min(worst, best);
        }
        return worst;
    }
}
