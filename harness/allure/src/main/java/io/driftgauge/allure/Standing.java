package io.driftgauge.allure;

import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.report.TestOutcome;
import io.qameta.allure.model.Status;
import org.jspecify.annotations.Nullable;

/**
 * How an entry stands in Allure.
 *
 * @param headline its first line, for people and for {@link Categories}
 * @param unheeded true if the verdict fails but the test was told not to
 * @param thrown what the test's own body threw, if that decided
 */
record Standing(
        Status status,
        Headline headline,
        boolean flaky,
        boolean unheeded,
        @Nullable Throwable thrown) {

    /** As the verdict says. */
    static Standing of(Verdict verdict) {
        Status status = switch (verdict.outcome()) {
            case PASSES, WARNS -> Status.PASSED;
            case FAILS -> Status.FAILED;
            case ABORTED -> verdict.kind() == VerdictKind.SKIPPED ? Status.SKIPPED : Status.BROKEN;
        };
        return new Standing(status, Headline.of(verdict), verdict.kind() == VerdictKind.UNSTABLE, false, null);
    }

    /** As the verdict says, unless the test's own body failed where the verdict would have passed. */
    static Standing of(Verdict verdict, @Nullable TestOutcome outcome) {
        Standing byVerdict = of(verdict);
        if (outcome == null) {
            return byVerdict;
        }
        boolean passes = byVerdict.status == Status.PASSED;
        return switch (outcome.status()) {
            case PASSED ->
                byVerdict.status == Status.FAILED
                        ? new Standing(Status.FAILED, byVerdict.headline, false, true, null)
                        : byVerdict;
            case FAILED ->
                passes ? new Standing(Status.FAILED, Headline.TEST_FAILED, false, false, outcome.failure()) : byVerdict;
            case ABORTED ->
                passes ? new Standing(Status.SKIPPED, Headline.SKIPPED, false, false, outcome.failure()) : byVerdict;
        };
    }

    /** The name of its colours: as its status, but apart from what simply holds if it passes with a warning. */
    String tone() {
        boolean warns = status == Status.PASSED && !headline.equals(Headline.STABLE);
        return warns ? "warned" : status.value();
    }
}
