package io.driftgauge.junit;

import io.driftgauge.drift.Verdict;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.opentest4j.AssertionFailedError;

/** A verdict that fails its test. Expected and actual are the baseline's answers and this run's, as text. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DriftError extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    /** Frames of these say nothing about a prompt. */
    private static final List<String> PLUMBING =
            List.of("io.driftgauge.junit.", "org.junit.", "org.apache.maven.", "java.", "jdk.");

    private final transient Verdict verdict;

    DriftError(String message, Verdict verdict, String expected, String actual) {
        super(message, expected, actual);
        this.verdict = verdict;
        setStackTrace(userFrames(getStackTrace()));
    }

    DriftError(String message, Verdict verdict) {
        super(message);
        this.verdict = verdict;
        setStackTrace(userFrames(getStackTrace()));
    }

    /** What was decided. */
    public Verdict verdict() {
        return verdict;
    }

    private static StackTraceElement[] userFrames(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> PLUMBING.stream().noneMatch(frame.getClassName()::startsWith))
                .toArray(StackTraceElement[]::new);
    }
}
