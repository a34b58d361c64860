package io.driftgauge.djl.runtime;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets callers share something native until it is closed; closing waits for those under way, because native code must not
 * lose its memory. Thread-safe.
 */
public final class Guard {

    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final String closedMessage;
    private boolean closed;

    /** @param closedMessage what a caller hears who comes too late */
    public Guard(String closedMessage) {
        this.closedMessage = closedMessage;
    }

    /** What a caller does. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException if it was closed before
     */
    public <T, E extends Exception> T use(Call<T, E> call) throws E {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(closedMessage);
            }
            return call.run();
        } finally {
            use.readLock().unlock();
        }
    }

    /** Runs what closes it, once, when nobody uses it any more. */
    public void close(Runnable closing) {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closing.run();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
