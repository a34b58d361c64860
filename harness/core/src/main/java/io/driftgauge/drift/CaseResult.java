package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case on a provider, judged.
 *
 * @param comparison null if there were no answers to compare
 * @param evidence null if nothing was compared
 * @param reasons further findings, weightiest first, as plain sentences; among them the verdicts that also apply
 * @param suspect true if it looks moved but does not survive correction: it passes, and is shown
 */
public record CaseResult(
        CaseReplay replay,
        @Nullable Comparison comparison,
        Verdict verdict,
        @Nullable Evidence evidence,
        List<String> reasons,
        boolean suspect) {

    public CaseResult {
        reasons = List.copyOf(reasons);
    }

    /** The same findings under another verdict. */
    CaseResult withVerdict(Verdict other, List<String> otherReasons) {
        return new CaseResult(replay, comparison, other, evidence, otherReasons, suspect);
    }

    /** The same findings with another verdict. */
    CaseResult withVerdict(Verdict other) {
        return withVerdict(other, reasons);
    }

    public ReplayKey key() {
        return replay.key();
    }
}
