package io.driftgauge.run;

import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.BaselineStore;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Judgement;
import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.Cost;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sorts answers into those that become baselines and those that can't. Writes nothing. */
final class RecordStage {

    private final Recording recording;

    RecordStage(Recording recording) {
        this.recording = recording;
    }

    /** Of the first answers, those that were asked for to be recorded. */
    Recorded answered(
            List<PlannedTest.OfCase> cases, List<CaseReplay> replays, Map<ReplayKey, Comparison> comparisons) {
        Set<ReplayKey> wanted = new HashSet<>();
        cases.stream().filter(recording::recordsAtOnce).forEach(c -> wanted.add(c.key()));
        return sort(replays.stream().filter(r -> wanted.contains(r.key())).toList(), comparisons, 0, Cost.NONE);
    }

    /** Answers that were asked for once more, to be recorded. */
    Recorded answeredAgain(List<CaseReplay> replays, Map<ReplayKey, Comparison> comparisons) {
        return sort(
                replays,
                comparisons,
                replays.stream().mapToInt(CaseReplay::calls).sum(),
                replays.stream().map(CaseReplay::cost).reduce(Cost.NONE, Cost::plus));
    }

    /**
     * The cases that drifted; where a suite drifted as a whole and no case of it alone, all of its cases that were
     * compared.
     */
    List<PlannedTest.OfCase> drifted(List<PlannedTest.OfCase> cases, Judgement judgement) {
        Set<ReplayKey> drifted = new HashSet<>();
        Set<SuiteOnProvider> named = new HashSet<>();
        for (CaseResult result : judgement.cases()) {
            if (result.verdict().kind() == VerdictKind.DRIFTED) {
                drifted.add(result.key());
                named.add(SuiteOnProvider.of(result.key()));
            }
        }
        Set<SuiteOnProvider> together = new HashSet<>();
        judgement.suites().stream()
                .filter(s -> s.verdict().kind() == VerdictKind.DRIFTED)
                .map(s -> new SuiteOnProvider(s.suite(), s.provider()))
                .filter(s -> !named.contains(s))
                .forEach(together::add);
        judgement.cases().stream()
                .filter(r -> r.evidence() != null && together.contains(SuiteOnProvider.of(r.key())))
                .forEach(r -> drifted.add(r.key()));
        return cases.stream()
                .filter(c -> drifted.contains(c.key()) && !recording.recordsAtOnce(c))
                .toList();
    }

    private Recorded sort(List<CaseReplay> replays, Map<ReplayKey, Comparison> comparisons, int calls, Cost cost) {
        List<BaselineStore.Entry> entries = new ArrayList<>();
        Map<ReplayKey, Phrase> refused = new HashMap<>();
        for (CaseReplay replay : replays) {
            Optional<Phrase> why = Recording.refusal(replay, comparisons.get(replay.key()));
            if (why.isPresent()) {
                refused.put(replay.key(), why.get());
            } else {
                entries.add(recording.entry(replay));
            }
        }
        return new Recorded(entries, refused, Map.of(), calls, cost);
    }
}
