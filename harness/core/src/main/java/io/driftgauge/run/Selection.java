package io.driftgauge.run;

import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.Suite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run replays.
 *
 * @param whole suites of which every case is among them, on that provider; none where a filter is set or tests were picked
 *     by hand
 * @param everything true if it is all that the project holds, on the providers that its files name
 */
record Selection(List<PlannedTest.OfCase> cases, Set<SuiteOnProvider> whole, boolean everything) {

    static Selection of(
            List<PlannedTest.OfCase> cases, Planner planner, RunOptions options, Project project, boolean singledOut) {
        boolean partial = singledOut || options.filtered();
        Map<SuiteOnProvider, Integer> counts = new HashMap<>();
        cases.forEach(c -> counts.merge(SuiteOnProvider.of(c.key()), 1, Integer::sum));
        Set<SuiteOnProvider> whole = new HashSet<>();
        for (Suite suite : partial ? List.<Suite>of() : project.suites()) {
            suite.providers().stream()
                    .map(p -> new SuiteOnProvider(suite.name(), p.label()))
                    .filter(s -> counts.getOrDefault(s, 0) == suite.cases().size())
                    .forEach(whole::add);
        }
        boolean everything = !partial && project.overridden().isEmpty() && cases.size() == planner.all();
        return new Selection(List.copyOf(cases), whole, everything);
    }
}
