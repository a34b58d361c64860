package io.driftgauge.compare;

import io.driftgauge.suite.Assertion;

/**
 * What an assertion found over a case's answers.
 *
 * @param passed answers that pass
 * @param total answers checked
 * @param message what was expected and what came, for the first answer that fails; empty if all pass
 */
public record AssertionResult(Assertion assertion, int passed, int total, String message) {

    /** True if the share of passing answers reaches the assertion's pass rate. */
    public boolean holds() {
        return total > 0 && passed >= Math.ceil(assertion.passRate() * total - 1e-9);
    }
}
