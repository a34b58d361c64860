package io.driftgauge.providers.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Where the calls of one provider and key wait for their turn. Thread-safe. */
public final class Gate {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Pace pace;
    private final LongSupplier nanoTime;

    /** True while one of those who wait wakes by itself when its turn comes: not all of them for each turn. */
    private boolean watched;

    /**
     * A gate.
     *
     * @param most calls at once that are ever let through
     * @param nanoTime a clock that never goes back, {@code System::nanoTime}
     */
    public Gate(int most, LongSupplier nanoTime) {
        this.pace = new Pace(most);
        this.nanoTime = nanoTime;
    }

    /** Waits for a turn; the ticket must be ended. */
    Ticket enter() throws InterruptedException {
        lock.lockInterruptibly();
        boolean watching = false;
        try {
            while (true) {
                watched &= !watching;
                watching = false;
                long now = nanoTime.getAsLong();
                long wait = pace.untilTurn(now);
                if (wait == 0) {
                    pace.started(now);
                    return new Ticket(now);
                }
                if (wait == Long.MAX_VALUE || watched) {
                    changed.await();
                } else {
                    watched = true;
                    watching = true;
                    long left = changed.awaitNanos(wait);
                    assert left <= wait;
                }
            }
        } finally {
            watched &= !watching;
            changed.signal(); // the next one looks whether its turn has come too
            lock.unlock();
        }
    }

    /** A call that was let through. */
    final class Ticket {

        private final long start;

        private Ticket(long start) {
            this.start = start;
        }

        /** It was answered. */
        void served(Duration holdBack) {
            end(now -> {
                pace.served(now, now - start);
                if (!holdBack.isZero()) {
                    pace.close(now, holdBack.toNanos());
                }
            });
        }

        /** It was refused: too many calls. */
        void refused(Duration asked) {
            end(now -> pace.refused(now, start, asked.toNanos()));
        }

        /** It brought nothing. */
        void failed() {
            end(now -> pace.ended());
        }

        private void end(LongConsumer news) {
            lock.lock();
            try {
                news.accept(nanoTime.getAsLong());
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
