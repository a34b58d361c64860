package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.List;
import java.util.Set;

/**
 * Two cases that differ in one attribute, judged by the gap between their answers.
 *
 * @param caseId the one that names the other
 * @param of the other
 * @param attribute what differs, in the author's words
 * @param moved in which respects the gap moved, weightiest first; empty if it holds
 * @param gapBefore mean distance (one minus similarity) between the recorded answers of both
 * @param gapNow the same of this run's answers
 * @param p that the gap moved so far by chance, over all respects, in [0, 1]
 * @param pLimit at which it counts in this run
 * @param said what moved, one phrase a respect
 */
public record PairResult(
        String caseId,
        String of,
        String attribute,
        Set<Moved> moved,
        double gapBefore,
        double gapNow,
        double p,
        double pLimit,
        List<Phrase> said) {

    public PairResult {
        said = List.copyOf(said);
    }

    /** What moved, in English. */
    public List<String> words() {
        return said.stream().map(Phrase::toString).toList();
    }

    /** True if the gap moved, beyond noise and beyond the effect floor. */
    public boolean drifted() {
        return !moved.isEmpty();
    }
}
