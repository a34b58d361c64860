package io.driftgauge.junit;

import io.driftgauge.drift.Verdict;
import org.apiguardian.api.API;
import org.opentest4j.AssertionFailedError;

/** A verdict that fails its test. Expected and actual are the baseline's answers and this run's, as text. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DriftError extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    DriftError(String message, Verdict verdict, String expected, String actual) {
        super(message, expected, actual);
        this.verdict = verdict;
    }

    DriftError(String message, Verdict verdict) {
        super(message);
        this.verdict = verdict;
    }

    /** What was decided. */
    public Verdict verdict() {
        return verdict;
    }
}
