package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import io.driftgauge.model.Embedding;
import java.util.List;

/** Cosine similarities of every answer with every other, the old ones first. */
final class Similarities {

    private final int n;
    private final double[][] pairs;

    private Similarities(int n, double[][] pairs) {
        this.n = n;
        this.pairs = pairs;
    }

    static Similarities of(List<Features> before, List<Features> now) {
        return new Similarities(
                before.size(),
                SimilarityMatrix.of(embeddings(before), embeddings(now)).toArray());
    }

    private static List<Embedding> embeddings(List<Features> answers) {
        return answers.stream().map(Features::embedding).toList();
    }

    int before() {
        return n;
    }

    int size() {
        return pairs.length;
    }

    double get(int i, int j) {
        return pairs[i][j];
    }

    /** Mean similarity of answer {@code i} to the others of {@code from} to {@code to}, itself left out. */
    double meanTo(int i, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int j = from; j < to; j++) {
            if (j != i) {
                sum += pairs[i][j];
                count++;
            }
        }
        return count == 0 ? 1 : sum / count;
    }

    /** Mean similarity among the answers {@code from} to {@code to}; 1 if there is but one. */
    double meanWithin(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += meanTo(i, from, to);
        }
        return sum / (to - from);
    }
}
