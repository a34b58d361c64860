package io.driftgauge.junit;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.run.PlannedTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The cases that a demand comes to.
 *
 * @param singledOut true if single invocations were selected, so that no suite is judged
 */
record Selected(Map<ReplayKey, PlannedTest.OfCase> cases, boolean singledOut) {

    /**
     * Adds up the methods' demands. A method whose globs match nothing is passed over: it fails by itself.
     *
     * @param planner lists the tests of some globs
     */
    static Selected of(Demand demand, Function<List<String>, List<PlannedTest>> planner) {
        Map<ReplayKey, PlannedTest.OfCase> cases = new LinkedHashMap<>();
        boolean singledOut = false;
        for (Demand.Template template : demand.templates().values()) {
            singledOut |= template.invocations() != null;
            List<PlannedTest> tests;
            try {
                tests = planner.apply(template.patterns());
            } catch (InvalidInputException e) {
                continue;
            }
            for (int i = 0; i < tests.size(); i++) {
                if (template.wants(i + 1)) {
                    casesOf(tests.get(i), tests).forEach(c -> cases.put(c.key(), c));
                }
            }
        }
        return new Selected(cases, singledOut);
    }

    private static List<PlannedTest.OfCase> casesOf(PlannedTest test, List<PlannedTest> tests) {
        if (test instanceof PlannedTest.OfCase ofCase) {
            return List.of(ofCase);
        }
        List<PlannedTest.OfCase> cases = new ArrayList<>();
        for (PlannedTest other : tests) {
            if (other instanceof PlannedTest.OfCase ofCase
                    && other.suite().equals(test.suite())
                    && other.provider().equals(test.provider())) {
                cases.add(ofCase);
            }
        }
        return cases;
    }

    Set<ReplayKey> keys() {
        return cases.keySet();
    }

    List<PlannedTest.OfCase> without(Collection<ReplayKey> known) {
        return cases.values().stream().filter(c -> !known.contains(c.key())).toList();
    }
}
