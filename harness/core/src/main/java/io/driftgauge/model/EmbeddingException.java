package io.driftgauge.model;

/** An embedder could not be asked: its server is down, refuses, or says what can't be read. */
public final class EmbeddingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * A failure.
     *
     * @param message what went wrong, for people; without credentials
     * @param retryable whether another run could help
     */
    public EmbeddingException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether another run could help. */
    public boolean isRetryable() {
        return retryable;
    }
}
