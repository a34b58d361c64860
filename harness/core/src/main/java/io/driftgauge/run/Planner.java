package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Nearest;
import io.driftgauge.base.Problem;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Suite;
import java.util.ArrayList;
import java.util.List;

/** Lists the tests of a project, in an order that only its files decide: suites by name, cases and providers as written. */
final class Planner {

    private final Project project;
    private final RunOptions options;

    Planner(Project project, RunOptions options) {
        this.project = project;
        this.options = options;
    }

    /**
     * The tests of these suites that the filters leave; those of a whole suite only where no filter is set.
     *
     * @param patterns globs of suite names
     * @throws InvalidInputException if a pattern matches no suite
     */
    List<PlannedTest> plan(List<String> patterns) {
        requireMatches(patterns);
        List<PlannedTest> tests = new ArrayList<>();
        for (Suite suite : project.suites()) {
            if (new Globs(patterns).accept(suite.name()) && new Globs(options.suites()).accept(suite.name())) {
                addSuite(suite, tests);
            }
        }
        return tests;
    }

    /** Cases × providers of the whole project, filters aside. */
    int all() {
        return project.suites().stream()
                .mapToInt(s -> s.cases().size() * s.providers().size())
                .sum();
    }

    private void addSuite(Suite suite, List<PlannedTest> tests) {
        List<ModelSpec> providers = suite.providers().stream()
                .filter(p -> new Globs(options.providers()).accept(p.label()))
                .toList();
        Globs cases = new Globs(options.cases());
        for (PromptCase promptCase : suite.cases()) {
            boolean tagged =
                    options.tags().isEmpty() || promptCase.tags().stream().anyMatch(options.tags()::contains);
            if (tagged && cases.accept(promptCase.key().caseId())) {
                providers.forEach(p -> tests.add(new PlannedTest.OfCase(promptCase, p)));
            }
        }
        if (!options.filtered()) {
            providers.forEach(p -> tests.add(new PlannedTest.OfSuite(suite.name(), p)));
        }
    }

    private void requireMatches(List<String> patterns) {
        List<String> names = project.suites().stream().map(Suite::name).toList();
        List<Problem> problems = patterns.stream()
                .filter(pattern -> names.stream().noneMatch(new Globs(List.of(pattern))::accept))
                .map(pattern -> new Problem(
                        null, "no suite matches '" + pattern + "'. " + Nearest.hint("suites", pattern, names)))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
