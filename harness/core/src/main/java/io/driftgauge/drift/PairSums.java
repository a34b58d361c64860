package io.driftgauge.drift;

import io.driftgauge.compare.SimilarityMatrix;
import java.util.Arrays;

/** Sums of the similarities of a case's answers, old and new, for any labelling. A sum costs O(m) or O(m²) of m new answers. */
final class PairSums {

    private final SimilarityMatrix similarities;
    private final double[] rows;
    private final double all;

    PairSums(SimilarityMatrix similarities) {
        this.similarities = similarities;
        rows = new double[similarities.before() + similarities.now()];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                rows[i] += i == j ? 0 : similarities.at(i, j);
            }
            sum += rows[i];
        }
        all = sum / 2;
    }

    /** How many answers there are, old and new. */
    int answers() {
        return rows.length;
    }

    /** True if all answers are the same. */
    boolean allEqual() {
        return Arrays.stream(rows).allMatch(r -> r == rows.length - 1);
    }

    /** Over the pairs of new answers. */
    double withinNew(int[] now) {
        double sum = 0;
        for (int a = 0; a < now.length; a++) {
            for (int b = 0; b < a; b++) {
                sum += similarities.at(now[a], now[b]);
            }
        }
        return sum;
    }

    /** Over the pairs of a new answer and an old one. */
    double across(int[] now, double withinNew) {
        double touching = 0;
        for (int answer : now) {
            touching += rows[answer];
        }
        return touching - 2 * withinNew;
    }

    /** Over the pairs of old answers. */
    double withinOld(double withinNew, double across) {
        return all - across - withinNew;
    }

    /** How many pairs so many answers make. */
    static double pairs(int count) {
        return count * (count - 1) / 2.0;
    }
}
