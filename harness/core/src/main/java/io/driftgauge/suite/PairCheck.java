package io.driftgauge.suite;

import io.driftgauge.base.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds that paired cases have a partner that they can be held against. */
final class PairCheck {

    private final Problems problems;

    PairCheck(Problems problems) {
        this.problems = problems;
    }

    void check(List<PromptCase> cases) {
        Map<String, PromptCase> byId = new HashMap<>();
        cases.forEach(c -> byId.put(c.key().caseId(), c));
        for (PromptCase one : cases) {
            PromptCase.Pair pair = one.pair();
            if (pair != null) {
                String fault = fault(one, pair, byId);
                if (!fault.isEmpty()) {
                    problems.error(one.where(), "'pair' in test '" + one.key().caseId() + "' " + fault);
                }
            }
        }
    }

    private static String fault(PromptCase one, PromptCase.Pair pair, Map<String, PromptCase> byId) {
        PromptCase other = byId.get(pair.of());
        if (other == null) {
            return "names '" + pair.of() + "', which this suite does not have. "
                    + Nearest.hint("ids", pair.of(), byId.keySet());
        }
        if (pair.of().equals(one.key().caseId())) {
            return "names the test itself.";
        }
        if (one.pair() != null
                && other.pair() != null
                && other.pair().of().equals(one.key().caseId())) {
            return "says the same as that of '" + pair.of() + "'. Keep one of them.";
        }
        return one.drift().compare() && other.drift().compare()
                ? ""
                : "needs the recorded answers of both, but one of them has 'compare: false'.";
    }
}
