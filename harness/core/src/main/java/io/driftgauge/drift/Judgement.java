package io.driftgauge.drift;

import java.util.List;

/**
 * All verdicts of a run.
 *
 * @param cases in the order in which the replays were given
 * @param suites by suite and provider, only those replayed whole, in the order of their first case
 */
public record Judgement(List<CaseResult> cases, List<SuiteResult> suites) {

    public Judgement {
        cases = List.copyOf(cases);
        suites = List.copyOf(suites);
    }
}
