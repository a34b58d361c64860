package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.Similarity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The gap between the answers of two cases, new less old, under any labelling of either's answers: in what they say, in
 * their parsed answers, in how often they decline and in their lengths.
 */
final class Gap {

    /** The respects, in the order of the figures. */
    static final List<Moved> RESPECTS = List.of(Moved.MEANING, Moved.LABEL, Moved.REFUSAL, Moved.LENGTH);

    private final Case one;
    private final Case other;
    private final int labels;
    private final double[][] distances;

    /** Of all answers of both, recorded and new. */
    Gap(List<Features> one, List<Features> other) {
        Map<String, Integer> codes = new HashMap<>();
        this.one = new Case(one, codes);
        this.other = new Case(other, codes);
        labels = codes.size();
        distances = new double[one.size()][other.size()];
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                distances[i][j] =
                        1 - Similarity.mean(one.get(i).embedding(), other.get(j).embedding());
            }
        }
    }

    /** The gap now less the gap before, in each respect, if these were the new answers of the one and the other. */
    double[] change(int[] newOfOne, int[] newOfOther) {
        boolean[] oneNew = marked(one.size(), newOfOne);
        boolean[] otherNew = marked(other.size(), newOfOther);
        double[] now = gap(oneNew, otherNew, true);
        double[] before = gap(oneNew, otherNew, false);
        for (int k = 0; k < now.length; k++) {
            now[k] -= before[k];
        }
        return now;
    }

    private static boolean[] marked(int size, int[] which) {
        boolean[] marked = new boolean[size];
        for (int i : which) {
            marked[i] = true;
        }
        return marked;
    }

    /** The gap between the new or the old answers: distance, total variation, and signed differences. */
    double[] gap(boolean[] oneNew, boolean[] otherNew, boolean ofNew) {
        double distance = 0;
        int pairs = 0;
        for (int i = 0; i < oneNew.length; i++) {
            for (int j = 0; oneNew[i] == ofNew && j < otherNew.length; j++) {
                if (otherNew[j] == ofNew) {
                    distance += distances[i][j];
                    pairs++;
                }
            }
        }
        double[] difference = new double[labels + 2];
        one.add(difference, oneNew, ofNew, 1);
        other.add(difference, otherNew, ofNew, -1);
        double variation = 0;
        for (int l = 0; l < labels; l++) {
            variation += Math.abs(difference[l]) / 2;
        }
        return new double[] {distance / pairs, variation, difference[labels], difference[labels + 1]};
    }

    /** What is counted of one case's answers. */
    private static final class Case {

        private final int[] labels;
        private final double[] refusals;
        private final double[] lengths;

        Case(List<Features> answers, Map<String, Integer> codes) {
            labels = answers.stream()
                    .mapToInt(a ->
                            codes.computeIfAbsent(Objects.requireNonNullElse(a.parsed(), "\u0000"), l -> codes.size()))
                    .toArray();
            refusals = answers.stream().mapToDouble(a -> a.refusal() ? 1 : 0).toArray();
            lengths =
                    answers.stream().mapToDouble(a -> Math.log(a.words() + 1.0)).toArray();
        }

        int size() {
            return labels.length;
        }

        /** Adds shares of labels, then the share of refusals and the mean length, of the new or the old answers. */
        void add(double[] to, boolean[] isNew, boolean ofNew, int sign) {
            int count = 0;
            for (boolean one : isNew) {
                count += one == ofNew ? 1 : 0;
            }
            double weight = (double) sign / count;
            for (int i = 0; i < isNew.length; i++) {
                if (isNew[i] == ofNew) {
                    to[labels[i]] += weight;
                    to[to.length - 2] += weight * refusals[i];
                    to[to.length - 1] += weight * lengths[i];
                }
            }
        }
    }
}
