package io.driftgauge.report;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import java.util.List;

/**
 * A finished run.
 *
 * @param suites by suite and provider; empty for a partial or filtered run
 * @param cases in the order of suites, cases, providers
 */
public record RunResult(RunInfo info, List<SuiteResult> suites, List<CaseResult> cases) {

    public RunResult {
        suites = List.copyOf(suites);
        cases = List.copyOf(cases);
    }
}
