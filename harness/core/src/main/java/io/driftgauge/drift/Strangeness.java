package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.Similarity;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** How strange an answer is beside others of its case, in one number: what it says, states, is shaped like and asks for. */
final class Strangeness {

    private Strangeness() {}

    /**
     * One minus the mean similarity, plus the shares of the others that have another parsed answer, format, refusal or
     * tools, plus the mean share of facts not shared: each counts as much as the whole range of similarity. From 0 to 7.
     */
    static double distance(Features answer, List<Features> others) {
        double distance = 1
                - others.stream()
                        .mapToDouble(f -> Similarity.mean(answer.embedding(), f.embedding()))
                        .average()
                        .orElse(1);
        distance += unlike(answer, others, Features::parsed);
        distance += unlike(answer, others, Features::format);
        distance += unlike(answer, others, Features::refusal);
        distance += unlike(answer, others, Features::tools);
        distance += others.stream()
                .mapToDouble(f -> apart(answer.facts(), f.facts()))
                .average()
                .orElse(0);
        return distance;
    }

    private static double unlike(Features answer, List<Features> others, Function<Features, Object> feature) {
        Object own = feature.apply(answer);
        return others.stream()
                .mapToInt(f -> Objects.equals(own, feature.apply(f)) ? 0 : 1)
                .average()
                .orElse(0);
    }

    /** Share of the facts of either that the other does not state. */
    private static double apart(List<String> one, List<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        Set<String> shared = new HashSet<>(one);
        shared.retainAll(other);
        return all.isEmpty() ? 0 : 1 - shared.size() / (double) all.size();
    }
}
