package io.driftgauge.replay;

import java.util.concurrent.TimeUnit;

/** Waits before a failed call is tried again. */
@FunctionalInterface
public interface Backoff {

    /** Half a second, then two. */
    Backoff QUIET = retry -> TimeUnit.MILLISECONDS.sleep(retry == 1 ? 500 : 2_000);

    /**
     * Waits.
     *
     * @param retry 1 before the second attempt, 2 before the third
     */
    void pause(int retry) throws InterruptedException;
}
