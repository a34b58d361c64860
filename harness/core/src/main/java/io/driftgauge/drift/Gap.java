package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.Similarity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The gap between the answers of two cases, new less old, under any labelling of either's answers: in what they say, in
 * their parsed answers, in how often they decline and in their lengths.
 */
final class Gap {

    /** The respects, in the order of the figures. */
    static final List<Moved> RESPECTS = List.of(Moved.MEANING, Moved.LABEL, Moved.REFUSAL, Moved.LENGTH);

    private final List<Features> one;
    private final List<Features> other;
    private final double[][] distances;

    /** Of all answers of both, recorded and new. */
    Gap(List<Features> one, List<Features> other) {
        this.one = one;
        this.other = other;
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
        Side a = Side.of(one, oneNew, ofNew);
        Side b = Side.of(other, otherNew, ofNew);
        return new double[] {distance / pairs, a.variation(b), a.refusals - b.refusals, a.length - b.length};
    }

    /** One case's old or new answers, summed up. */
    private record Side(Map<String, Double> labels, double refusals, double length) {

        static Side of(List<Features> answers, boolean[] isNew, boolean ofNew) {
            Map<String, Double> labels = new HashMap<>();
            double refusals = 0;
            double length = 0;
            int count = 0;
            for (int i = 0; i < isNew.length; i++) {
                if (isNew[i] == ofNew) {
                    Features answer = answers.get(i);
                    labels.merge(Objects.requireNonNullElse(answer.parsed(), "\u0000"), 1.0, Double::sum);
                    refusals += answer.refusal() ? 1 : 0;
                    length += Math.log(answer.words() + 1.0);
                    count++;
                }
            }
            double n = count;
            labels.replaceAll((label, c) -> c / n);
            return new Side(labels, refusals / n, length / n);
        }

        double variation(Side other) {
            return Stream.concat(labels.keySet().stream(), other.labels.keySet().stream())
                            .distinct()
                            .mapToDouble(l -> Math.abs(labels.getOrDefault(l, 0.0) - other.labels.getOrDefault(l, 0.0)))
                            .sum()
                    / 2;
        }
    }
}
