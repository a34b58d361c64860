package io.driftgauge.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that brought no answer: an outage, never drift. */
public final class ModelCallException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether another try could help. */
    public enum Kind {
        /** A time-out, a broken connection, an error of the server's own. */
        RETRYABLE,
        /** The provider is there and wants fewer calls: a rate limit, an overload. Nothing is wrong with the request. */
        THROTTLED,
        /** This request can't be taken: too long, refused as malformed. Others may be. */
        REQUEST,
        /** Recordings alone are asked, and hold no answer to this request. */
        NOT_RECORDED,
        /** A bad key, an unknown model, a quota that is used up: the provider is not asked again. */
        PERMANENT
    }

    private final Kind kind;
    private final int attempts;
    private final Duration elapsed;
    private final @Nullable Duration retryAfter;

    /**
     * A call that failed.
     *
     * @param message what happened and what to do, free of secrets
     * @param attempts calls made, at least 0
     * @param elapsed all attempts together
     */
    public ModelCallException(Kind kind, String message, int attempts, Duration elapsed, @Nullable Throwable cause) {
        this(kind, message, attempts, elapsed, cause, null);
    }

    /** As above, without a cause. */
    public ModelCallException(Kind kind, String message, int attempts, Duration elapsed) {
        this(kind, message, attempts, elapsed, null, null);
    }

    /**
     * A call that failed.
     *
     * @param retryAfter how long the provider asked to wait, if it did
     */
    public ModelCallException(
            Kind kind,
            String message,
            int attempts,
            Duration elapsed,
            @Nullable Throwable cause,
            @Nullable Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.attempts = attempts;
        this.elapsed = elapsed;
        this.retryAfter = retryAfter;
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

    /** How long the provider asked to wait; null if it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
