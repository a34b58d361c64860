package io.driftgauge.run;

import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.model.ModelSpec;
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
 * @param whole suites of which every case is among them, on that provider; none in a partial run
 * @param everything true if it is all that the project holds, on the providers that its files name
 */
record Scope(List<PlannedTest.OfCase> cases, Set<SuiteOnProvider> whole, boolean everything) {

    /**
     * The scope of some cases.
     *
     * @param partial true if a filter is set or tests were picked by hand
     */
    static Scope of(List<PlannedTest.OfCase> cases, Project project, boolean partial) {
        Map<SuiteOnProvider, Integer> counts = new HashMap<>();
        cases.forEach(c -> counts.merge(SuiteOnProvider.of(c.key()), 1, Integer::sum));
        Set<SuiteOnProvider> whole = new HashSet<>();
        int all = 0;
        for (Suite suite : project.suites()) {
            for (ModelSpec provider : suite.providers()) {
                SuiteOnProvider one = new SuiteOnProvider(suite.name(), provider.label());
                int its = suite.casesOn(provider).size();
                all += its;
                if (!partial && its > 0 && counts.getOrDefault(one, 0) == its) {
                    whole.add(one);
                }
            }
        }
        boolean everything = !partial && project.overridden().isEmpty() && cases.size() == all;
        return new Scope(List.copyOf(cases), whole, everything);
    }
}
