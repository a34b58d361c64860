package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case on a provider, judged.
 *
 * @param comparison null if there were no answers to compare
 * @param evidence null if nothing was compared
 * @param reasons further findings, weightiest first, as plain sentences; among them the verdicts that also apply
 * @param suspect true if it looks moved but does not survive correction: it passes, and is shown
 * @param attribution of a chain or conversation that moved, which step did; else null
 */
public record CaseResult(
        CaseReplay replay,
        @Nullable Comparison comparison,
        Verdict verdict,
        @Nullable Evidence evidence,
        List<String> reasons,
        boolean suspect,
        @Nullable Attribution attribution) {

    public CaseResult {
        reasons = List.copyOf(reasons);
    }

    /** The same findings under another verdict. */
    CaseResult withVerdict(Verdict other, List<String> otherReasons) {
        return new CaseResult(replay, comparison, other, evidence, otherReasons, suspect, attribution);
    }

    /** A case whose steps were not looked at. */
    public CaseResult(
            CaseReplay replay,
            @Nullable Comparison comparison,
            Verdict verdict,
            @Nullable Evidence evidence,
            List<String> reasons,
            boolean suspect) {
        this(replay, comparison, verdict, evidence, reasons, suspect, null);
    }

    /** The same with its steps told apart; a DRIFTED verdict says first which step moved. */
    public CaseResult withAttribution(Attribution steps) {
        Verdict told = verdict;
        List<String> also = new ArrayList<>(reasons);
        if (verdict instanceof Verdict.Drifted drifted && steps.first() != null) {
            told = new Verdict.Drifted(steps.sentence(), drifted.moved(), drifted.cause());
        } else {
            also.add("The steps: " + steps.sentence() + ".");
        }
        return new CaseResult(replay, comparison, told, evidence, also, suspect, steps);
    }

    /** The same with other reasons. */
    public CaseResult withReasons(List<String> others) {
        return new CaseResult(replay, comparison, verdict, evidence, others, suspect, attribution);
    }

    /** The same findings with another verdict. */
    CaseResult withVerdict(Verdict other) {
        return withVerdict(other, reasons);
    }

    public ReplayKey key() {
        return replay.key();
    }
}
