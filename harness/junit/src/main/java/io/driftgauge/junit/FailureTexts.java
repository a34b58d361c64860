package io.driftgauge.junit;

import io.driftgauge.base.Secrets;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.replay.Answer;
import io.driftgauge.report.FailureText;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.SuiteFailureText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns failing verdicts into errors that say what to do. Thread-safe. */
final class FailureTexts {

    private final Secrets secrets;
    private final FailureText ofCase;
    private final SuiteFailureText ofSuite;

    FailureTexts(RunFolders folders, Secrets secrets) {
        this.secrets = secrets;
        this.ofCase = new FailureText(folders, secrets);
        this.ofSuite = new SuiteFailureText(secrets);
    }

    DriftError error(CaseResult result) {
        String message = ofCase.of(result);
        @Nullable Comparison comparison = result.comparison();
        @Nullable Baseline baseline = comparison == null ? null : comparison.baseline();
        return baseline == null
                ? new DriftError(message, result.verdict())
                : new DriftError(
                        message,
                        result.verdict(),
                        different(baseline.samples().stream().map(Sample::text)),
                        different(result.replay().answers().stream().map(Answer::text)));
    }

    /**
     * The suite's error.
     *
     * @param cases of the run
     */
    DriftError error(SuiteResult result, List<CaseResult> cases) {
        return new DriftError(ofSuite.of(result, cases), result.verdict());
    }

    /** The different answers, each once, in their order. */
    private String different(Stream<String> answers) {
        return answers.distinct().map(secrets::redact).collect(Collectors.joining("\n---\n"));
    }
}
