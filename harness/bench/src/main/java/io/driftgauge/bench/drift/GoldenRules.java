package io.driftgauge.bench.drift;

import io.driftgauge.compare.Similarity;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import java.util.List;

/**
 * The rules of tools that hold each new answer against one golden answer: red if any case is below 0.8, or if more than a
 * tenth of the cases is below 0.7. Several new answers of a case count by their mean.
 *
 * @param lowest similarity of a case
 * @param shareBelow share of cases below 0.7
 */
record GoldenRules(double lowest, double shareBelow) {

    static final double ANY_BELOW = 0.8;
    static final double BELOW = 0.7;
    static final double MOST_SHARE = 0.1;

    static GoldenRules of(Answers answers, Embedder embedder) {
        double lowest = 1;
        int below = 0;
        int cases = answers.baseline().size();
        for (int i = 0; i < cases; i++) {
            Embedding golden =
                    embedder.embed(answers.baseline().get(i).subList(0, 1)).get(0);
            List<Embedding> now = embedder.embed(answers.now().get(i));
            double similarity = now.stream()
                    .mapToDouble(e -> Similarity.mean(golden, e))
                    .average()
                    .orElse(1);
            lowest = Math.min(lowest, similarity);
            below += similarity < BELOW ? 1 : 0;
        }
        return new GoldenRules(lowest, (double) below / cases);
    }

    boolean anyBelow() {
        return lowest < ANY_BELOW;
    }

    boolean tooManyBelow() {
        return shareBelow > MOST_SHARE;
    }
}
