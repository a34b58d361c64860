package io.driftgauge.djl.embed;

import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.List;

/** A text's embedding from its windows' vectors. */
final class LongText {

    private LongText() {}

    /**
     * The mean weighted by tokens, scaled to norm 1, beside the windows.
     *
     * @param windows the windows' tokens
     * @param vectors one a window, in order
     */
    static Embedding join(List<long[]> windows, List<Vector> vectors) {
        if (vectors.size() == 1) {
            return new Embedding(vectors.get(0), vectors);
        }
        float[] mean = new float[vectors.get(0).dimension()];
        for (int i = 0; i < vectors.size(); i++) {
            float[] vector = vectors.get(i).toArray();
            for (int j = 0; j < mean.length; j++) {
                mean[j] += vector[j] * windows.get(i).length;
            }
        }
        return new Embedding(Vector.normalised(mean), vectors);
    }
}
