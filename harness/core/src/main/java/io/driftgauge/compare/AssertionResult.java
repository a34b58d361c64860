package io.driftgauge.compare;

import io.driftgauge.suite.Assertion;
import java.util.List;
import java.util.Optional;

/**
 * What an assertion found over a case's answers.
 *
 * @param passed answers that pass
 * @param total answers checked
 * @param message what was expected and what came, for the first answer that fails; empty if all pass
 * @param score mean over the answers that could be graded, in [0, 1]
 * @param open answers that a judge gave no grade for that counts
 * @param ungraded why; empty if there are none
 * @param judges who graded, by what they told of themselves; empty if no judge was asked
 */
public record AssertionResult(
        Assertion assertion,
        int passed,
        int total,
        String message,
        double score,
        int open,
        Optional<String> ungraded,
        List<JudgeSeen> judges) {

    public AssertionResult {
        judges = List.copyOf(judges);
    }

    /** Without a judge; the score is the share that passes. */
    public AssertionResult(Assertion assertion, int passed, int total, String message) {
        this(
                assertion,
                passed,
                total,
                message,
                total == 0 ? 0 : (double) passed / total,
                0,
                Optional.empty(),
                List.of());
    }

    /** True if the share of passing answers reaches the assertion's pass rate. */
    public boolean holds() {
        return total > 0 && passed >= needed();
    }

    /** True if it does not hold, and would not whatever a judge had said of the answers that it gave no grade for. */
    public boolean broken() {
        return total == 0 || passed + open < needed();
    }

    private double needed() {
        return Math.ceil(assertion.passRate() * total - 1e-9);
    }
}
