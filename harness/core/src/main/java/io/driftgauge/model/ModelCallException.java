package io.driftgauge.model;

import java.time.Duration;

/** A call that brought no answer: an outage, never drift. */
public final class ModelCallException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether another try could help. */
    public enum Kind {
        /** A time-out, an overload, a broken connection. */
        RETRYABLE,
        /** This request can't be taken: too long, not recorded, refused as malformed. Others may be. */
        REQUEST,
        /** A bad key, an unknown model, a quota that is used up: the provider is not asked again. */
        PERMANENT
    }

    private final Kind kind;
    private final int attempts;
    private final Duration elapsed;

    /**
     * A call that failed.
     *
     * @param message what happened and what to do, free of secrets
     * @param attempts calls made, at least 0
     * @param elapsed all attempts together
     */
    public ModelCallException(Kind kind, String message, int attempts, Duration elapsed, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    /** As above, without a cause. */
    public ModelCallException(Kind kind, String message, int attempts, Duration elapsed) {
        super(message);
        this.kind = kind;
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    public Kind kind() {
        return kind;
    }

    public int attempts() {
        return attempts;
    }

    public Duration elapsed() {
        return elapsed;
    }
}
