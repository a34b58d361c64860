package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Features;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a baseline's answers differ so much among themselves that a single case can't be judged by them. */
final class Noise {

    /** Fewer answers than this don't show their spread. */
    static final int FEWEST = 3;

    /** Least share of the most frequent parsed answer. */
    static final double MODAL_SHARE = 0.8;

    /** Least mean similarity of the answers among themselves. */
    static final double SIMILARITY = 0.6;

    private Noise() {}

    /** What is wrong and what to do about it, or null. */
    static @Nullable Phrase tooLarge(List<Features> before, double similarity) {
        int n = before.size();
        if (n < FEWEST) {
            return null;
        }
        if (before.stream().anyMatch(f -> f.parsed() != null)) {
            Map<String, Integer> counts = new HashMap<>();
            before.forEach(f -> counts.merge(Objects.requireNonNullElse(f.parsed(), ""), 1, Integer::sum));
            int modal = counts.values().stream().max(Integer::compare).orElse(0);
            if (modal < MODAL_SHARE * n) {
                return Phrase.of("noise.modal", modal, n);
            }
        }
        return similarity < SIMILARITY ? Phrase.of("noise.similarity", Words.figure(similarity)) : null;
    }
}
