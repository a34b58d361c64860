package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.List;
import java.util.Map;

/**
 * The figures behind the verdict of a suite with sampled cases.
 *
 * @param channels p of each channel of its gate, not corrected for their number, by name; only channels that could move
 * @param movements what moved, in words, the clearest first: {@code answers 21% shorter in 14 of 20 cases}; data of models
 *     may stand in them
 * @param bounds what still could have moved unseen
 * @param stability cases by how much their recorded answers vary
 */
public record SuiteEvidence(
        Map<String, Double> channels, List<Phrase> movements, Bounds bounds, Map<Stability, Integer> stability) {

    public SuiteEvidence {
        movements = List.copyOf(movements);
    }
}
