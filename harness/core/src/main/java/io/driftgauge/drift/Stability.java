package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How much the recorded answers of a case differ among themselves. Needs three answers at least; fewer are
 * {@link #UNKNOWN}.
 */
public enum Stability {

    /** All of them are the same, byte by byte. */
    DETERMINISTIC,

    /** One parsed answer, if they parse; mean similarity among themselves at least 0.9. */
    STABLE,

    /** Between stable and unstable. */
    VARIABLE,

    /** The most frequent parsed answer has less than 80%, or the mean similarity is below 0.6. */
    UNSTABLE,

    /** Fewer than three recorded answers: nothing is known of their spread. */
    UNKNOWN;

    /** As research/measurement of chat answers suggests: same model, temperature 1, mean 0.87; kept above it. */
    private static final double SAME = 0.9;

    /** What it means for the author of the case, a sentence. */
    public Phrase advice() {
        return Phrase.of("advice." + name());
    }

    /** The class and what it means, for whoever just recorded such answers. */
    public Phrase told() {
        return Phrase.of("case.stability", Phrase.of("stability." + name()), advice());
    }

    /** Of a case that was compared; {@link #UNKNOWN} if it wasn't. */
    public static Stability of(Comparison comparison) {
        if (ExactComparison.applies(comparison)) {
            return DETERMINISTIC;
        }
        List<Features> before = comparison.before();
        return before.size() < Noise.FEWEST
                ? UNKNOWN
                : of(
                        before,
                        within(SimilarityMatrix.of(
                                before.stream().map(Features::embedding).toList(), List.of())));
    }

    /**
     * Of recorded answers.
     *
     * @param similarity mean similarity among themselves
     */
    static Stability of(List<Features> before, double similarity) {
        if (before.size() < Noise.FEWEST) {
            return UNKNOWN;
        }
        Features first = before.get(0);
        if (before.stream()
                .allMatch(f -> f.text().equals(first.text()) && f.tools().equals(first.tools()))) {
            return DETERMINISTIC;
        }
        double modal = modalShare(before);
        if (modal < Noise.MODAL_SHARE || similarity < Noise.SIMILARITY) {
            return UNSTABLE;
        }
        return modal == 1 && similarity >= SAME ? STABLE : VARIABLE;
    }

    /** Share of the most frequent parsed answer, in (0, 1]; 1 if none parses. */
    static double modalShare(List<Features> before) {
        if (before.stream().allMatch(f -> f.parsed() == null)) {
            return 1;
        }
        Map<String, Integer> counts = new HashMap<>();
        before.forEach(f -> counts.merge(Objects.requireNonNullElse(f.parsed(), ""), 1, Integer::sum));
        return counts.values().stream().max(Integer::compare).orElse(0) / (double) before.size();
    }

    private static double within(SimilarityMatrix similarities) {
        int n = similarities.before();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += similarities.at(i, j);
            }
        }
        return sum / (n * (n - 1) / 2.0);
    }
}
