package io.driftgauge.report;

import org.jspecify.annotations.Nullable;

/**
 * How a case's test ended, its body included.
 *
 * @param failure what was thrown, null if it passed
 */
public record TestOutcome(Status status, @Nullable Throwable failure) {

    /** As JUnit sees it. */
    public enum Status {
        PASSED,
        FAILED,
        ABORTED
    }
}
