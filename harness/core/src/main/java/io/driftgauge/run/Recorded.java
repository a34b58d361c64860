package io.driftgauge.run;

import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.BaselineStore;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Judgement;
import io.driftgauge.drift.Stability;
import io.driftgauge.model.Cost;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run records.
 *
 * @param refused why a case's answers are not recorded
 * @param stability how much the answers vary of the baselines that were written
 * @param calls attempts made for recording alone
 * @param cost of these
 */
record Recorded(
        List<BaselineStore.Entry> entries,
        Map<ReplayKey, Phrase> refused,
        Map<ReplayKey, Stability> stability,
        int calls,
        Cost cost) {

    static final Recorded NOTHING = new Recorded(List.of(), Map.of(), Map.of(), 0, Cost.NONE);

    Recorded and(Recorded other) {
        List<BaselineStore.Entry> both = new ArrayList<>(entries);
        both.addAll(other.entries);
        Map<ReplayKey, Phrase> all = new HashMap<>(refused);
        all.putAll(other.refused);
        return new Recorded(both, all, stability, calls + other.calls, cost.plus(other.cost));
    }

    /** The same with how much the recorded answers vary. */
    Recorded with(Map<ReplayKey, Stability> known) {
        return new Recorded(entries, refused, known, calls, cost);
    }

    Set<ReplayKey> keys() {
        return entries.stream().map(e -> e.baseline().key()).collect(Collectors.toSet());
    }

    /** The verdicts; among their reasons what was not recorded, and how much what was recorded varies. */
    Judgement annotate(Judgement judgement) {
        return new Judgement(judgement.cases().stream().map(this::annotate).toList(), judgement.suites());
    }

    private CaseResult annotate(CaseResult result) {
        List<Phrase> reasons = new ArrayList<>(result.also());
        Phrase why = refused.get(result.key());
        if (why != null) {
            reasons.add(why);
        }
        Stability known = stability.get(result.key());
        if (known != null) {
            reasons.add(known.told());
        }
        return result.withReasons(reasons);
    }
}
