package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
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
 * @param also further findings, weightiest first, as sentences; among them the verdicts that also apply
 * @param suspect true if it looks moved but does not survive correction: it passes, and is shown
 * @param attribution of a chain or conversation that moved, which step did; else null
 */
public record CaseResult(
        CaseReplay replay,
        @Nullable Comparison comparison,
        Verdict verdict,
        @Nullable Evidence evidence,
        List<Phrase> also,
        boolean suspect,
        @Nullable Attribution attribution) {

    public CaseResult {
        also = List.copyOf(also);
    }

    /** The same findings under another verdict. */
    CaseResult withVerdict(Verdict other, List<Phrase> otherReasons) {
        return new CaseResult(replay, comparison, other, evidence, otherReasons, suspect, attribution);
    }

    /** A case whose steps were not looked at. */
    public CaseResult(
            CaseReplay replay,
            @Nullable Comparison comparison,
            Verdict verdict,
            @Nullable Evidence evidence,
            List<Phrase> also,
            boolean suspect) {
        this(replay, comparison, verdict, evidence, also, suspect, null);
    }

    /** The same with its steps told apart; a DRIFTED verdict says first which step moved. */
    public CaseResult withAttribution(Attribution steps) {
        Verdict told = verdict;
        List<Phrase> more = new ArrayList<>(also);
        if (verdict instanceof Verdict.Drifted drifted && steps.first() != null) {
            told = new Verdict.Drifted(steps.sentence(), drifted.moved(), drifted.why());
        } else {
            more.add(Phrase.of("steps.also", steps.sentence()));
        }
        return new CaseResult(replay, comparison, told, evidence, more, suspect, steps);
    }

    /** The same with other reasons. */
    public CaseResult withReasons(List<Phrase> others) {
        return new CaseResult(replay, comparison, verdict, evidence, others, suspect, attribution);
    }

    /** The same findings with another verdict. */
    CaseResult withVerdict(Verdict other) {
        return withVerdict(other, also);
    }

    /** The further findings in English, as plain sentences. */
    public List<String> reasons() {
        return also.stream().map(Phrase::toString).toList();
    }

    public ReplayKey key() {
        return replay.key();
    }
}
