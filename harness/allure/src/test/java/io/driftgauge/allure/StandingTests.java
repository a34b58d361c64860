package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.report.TestOutcome;
import io.qameta.allure.model.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTests {

    @ParameterizedTest
    @CsvSource({
        "SKIPPED, , SKIPPED",
        "PROVIDER_ERROR, , BROKEN",
        "STALE_BASELINE, , FAILED",
        "NO_BASELINE, , FAILED",
        "BROKEN_ASSERTION, , FAILED",
        "DRIFTED, , FAILED",
        "UNSTABLE, , PASSED",
        "INCONCLUSIVE, , PASSED",
        "SWAPPED, , PASSED",
        "STABLE, , PASSED",
        "STABLE, PASSED, PASSED",
        "STABLE, FAILED, FAILED",
        "SWAPPED, FAILED, FAILED",
        "STABLE, ABORTED, SKIPPED",
        "DRIFTED, FAILED, FAILED",
        "DRIFTED, PASSED, FAILED",
        "DRIFTED, ABORTED, FAILED",
        "PROVIDER_ERROR, ABORTED, BROKEN",
        "SKIPPED, ABORTED, SKIPPED"
    })
    void followsTheVerdictAndThenTheTest(VerdictKind kind, TestOutcome.Status test, Status expected) {
        TestOutcome outcome = test == null ? null : new TestOutcome(test, null);

        assertThat(Standing.of(judged(kind).verdict(), outcome).status()).isEqualTo(expected);
    }

    @Test
    void keepsAVerdictThatTheTestDoesNotEnforce() {
        Standing standing =
                Standing.of(judged(VerdictKind.DRIFTED).verdict(), new TestOutcome(TestOutcome.Status.PASSED, null));

        assertThat(standing.unheeded()).isTrue();
    }

    @Test
    void marksAnUnstablePromptAsFlaky() {
        assertThat(Standing.of(judged(VerdictKind.UNSTABLE).verdict()).flaky()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"STABLE, passed", "SWAPPED, warned", "UNSTABLE, warned", "DRIFTED, failed", "PROVIDER_ERROR, broken"})
    void setsWarningsApartFromWhatSimplyHolds(VerdictKind kind, String tone) {
        assertThat(Standing.of(judged(kind).verdict()).tone()).isEqualTo(tone);
    }

    private static CaseResult judged(VerdictKind kind) {
        return Runs.ofEveryVerdict().cases().stream()
                .filter(c -> c.verdict().kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
