package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Selection;
import io.driftgauge.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the tests of a project, in an order that only its files decide: suites by name, cases and providers as written. */
final class Planner {

    private final Project project;
    private final List<Suite> suites;
    private final boolean partial;

    /**
     * A planner.
     *
     * @throws InvalidInputException if a filter of the settings matches nothing, or they leave nothing together
     */
    Planner(Project project, Settings settings, Sharding sharding) {
        this.project = project;
        Selection filtered = Selection.of(project, settings, List.of());
        this.suites = sharding.suites(filtered.suites());
        this.partial = sharding.collects() || !filtered.whole();
    }

    /** True if the settings leave something out. */
    boolean isFiltered() {
        return partial;
    }

    /**
     * The tests of these suites that the filters leave, perhaps none; those of a whole suite only where no filter is set.
     *
     * @param patterns globs of suite names
     * @throws InvalidInputException if a pattern matches no suite of the project
     */
    List<PlannedTest> plan(List<String> patterns) {
        Set<String> named = Selection.of(project, Settings.of(Map.of()), patterns).suites().stream()
                .map(Suite::name)
                .collect(Collectors.toSet());
        List<PlannedTest> tests = new ArrayList<>();
        for (Suite suite : suites) {
            if (named.contains(suite.name())) {
                for (PromptCase one : suite.cases()) {
                    suite.providers().stream()
                            .filter(p -> suite.asks(p, one))
                            .forEach(p -> tests.add(new PlannedTest.OfCase(suite.as(p, one), p)));
                }
                if (!isFiltered()) {
                    suite.providers().stream()
                            .filter(p -> !suite.casesOn(p).isEmpty())
                            .forEach(p -> tests.add(new PlannedTest.OfSuite(suite.name(), p)));
                }
            }
        }
        return tests;
    }
}
