package io.driftgauge.run;

import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.BaselineStore;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Judgement;
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
 * @param calls attempts made for recording alone
 * @param cost of these
 */
record Recorded(List<BaselineStore.Entry> entries, Map<ReplayKey, Phrase> refused, int calls, Cost cost) {

    static final Recorded NOTHING = new Recorded(List.of(), Map.of(), 0, Cost.NONE);

    Recorded and(Recorded other) {
        List<BaselineStore.Entry> both = new ArrayList<>(entries);
        both.addAll(other.entries);
        Map<ReplayKey, Phrase> all = new HashMap<>(refused);
        all.putAll(other.refused);
        return new Recorded(both, all, calls + other.calls, cost.plus(other.cost));
    }

    Set<ReplayKey> keys() {
        return entries.stream().map(e -> e.baseline().key()).collect(Collectors.toSet());
    }

    /** The verdicts, with what was not recorded among their reasons. */
    Judgement annotate(Judgement judgement) {
        return new Judgement(judgement.cases().stream().map(this::annotate).toList(), judgement.suites());
    }

    private CaseResult annotate(CaseResult result) {
        Phrase why = refused.get(result.key());
        if (why == null) {
            return result;
        }
        List<Phrase> reasons = new ArrayList<>(result.also());
        reasons.add(why);
        return result.withReasons(reasons);
    }
}
