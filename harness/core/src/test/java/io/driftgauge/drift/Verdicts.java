package io.driftgauge.drift;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges cases as a run would, each suite whole. */
final class Verdicts {

    private Verdicts() {}

    static Judgement of(CaseBuilder... cases) {
        return of(List.of(cases));
    }

    static Judgement of(List<CaseBuilder> cases) {
        Set<SuiteOnProvider> whole = new LinkedHashSet<>();
        cases.forEach(c -> whole.add(SuiteOnProvider.of(c.replay().key())));
        return of(cases, whole);
    }

    /** Of which only these suites were selected whole, and have verdicts of their own. */
    static Judgement of(List<CaseBuilder> cases, Set<SuiteOnProvider> whole) {
        return new Judge(new Terms(0.01, 7, Map.of(), whole, Set.of()))
                .judge(
                        cases.stream().map(CaseBuilder::replay).toList(),
                        cases.stream().map(CaseBuilder::comparison).toList());
    }
}
