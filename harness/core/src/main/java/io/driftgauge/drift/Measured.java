package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.SimilarityMatrix;
import io.driftgauge.replay.ReplayKey;
import org.jspecify.annotations.Nullable;

/**
 * A case that was compared, measured but not yet judged.
 *
 * @param closeness of its answers
 * @param exactlySame whether the answers are the recorded ones; null if the case was sampled, not compared exactly
 * @param figures of its test; null if it was compared exactly
 * @param noise why its baseline is too noisy to judge by; null if it isn't
 */
record Measured(
        Comparison comparison,
        SimilarityMatrix similarities,
        Closeness closeness,
        @Nullable Boolean exactlySame,
        @Nullable CaseFigures figures,
        @Nullable Phrase noise) {

    static Measured exact(Comparison comparison, SimilarityMatrix similarities) {
        boolean same = ExactComparison.same(comparison);
        Closeness closeness = Closeness.exact(comparison, similarities, same);
        return new Measured(comparison, similarities, closeness, same, null, null);
    }

    static Measured sampled(Comparison comparison, SimilarityMatrix similarities, CaseFigures figures) {
        Closeness closeness = Closeness.sampled(comparison, similarities);
        return new Measured(
                comparison,
                similarities,
                closeness,
                null,
                figures,
                Noise.tooLarge(comparison.before(), closeness.expected()));
    }

    Stability stability() {
        return Stability.of(comparison.before(), closeness.expected());
    }

    ReplayKey key() {
        return comparison.replay().key();
    }

    boolean movedForCertain() {
        return Boolean.FALSE.equals(exactlySame);
    }
}
