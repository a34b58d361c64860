package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** When a run must have made its calls. */
public final class Deadline {

    private final @Nullable Duration timeout;
    private final LongSupplier nanoTime;
    private final long start;

    /**
     * Starts to run at once.
     *
     * @param timeout null for none
     * @param nanoTime a clock that never goes back, {@code System::nanoTime}
     */
    public Deadline(@Nullable Duration timeout, LongSupplier nanoTime) {
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Nanoseconds left, not negative; about 292 years where there is no limit. */
    long remainingNanos() {
        if (timeout == null) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, timeout.toNanos() - (nanoTime.getAsLong() - start));
    }

    CaseReplay.NotCalled passed() {
        return new CaseReplay.NotCalled(
                CaseReplay.Reason.CANCELLED, Phrase.of("not-called.timeout", Durations.text(timeout)));
    }
}
