package io.driftgauge.replay;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits before a failed call is tried again. */
@FunctionalInterface
public interface Backoff {

    /**
     * A random share of half a second, doubled with each retry, of half a minute at most, so that calls that failed together
     * don't come back together; beyond what the provider asked for, if it did.
     */
    Backoff JITTERED = (retry, asked) -> {
        long most = Math.min(30_000, 500L << Math.min(retry - 1, 10));
        long jitter = ThreadLocalRandom.current().nextLong(most + 1);
        TimeUnit.MILLISECONDS.sleep(jitter + (asked == null ? 0 : asked.toMillis()));
    };

    /**
     * Waits.
     *
     * @param retry 1 before the second attempt, 2 before the third
     * @param asked how long the provider asked to wait, if it did
     */
    void pause(int retry, @Nullable Duration asked) throws InterruptedException;
}
