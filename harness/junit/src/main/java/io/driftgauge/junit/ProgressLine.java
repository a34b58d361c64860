package io.driftgauge.junit;

import io.driftgauge.replay.ReplayProgress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells how far a replay is: a line every two seconds, or sooner when another tenth is done; none if all is done within
 * a second.
 */
final class ProgressLine implements ReplayProgress {

    private static final long QUIET = Duration.ofSeconds(1).toNanos();
    private static final long OFTEN = Duration.ofMillis(500).toNanos();
    private static final long SELDOM = Duration.ofSeconds(2).toNanos();

    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private long start;
    private long lastTime;
    private int lastTenth;
    private boolean started;

    ProgressLine(Consumer<String> out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public void planned(String plan) {
        out.accept(plan);
    }

    @Override
    public synchronized void advanced(int calls, int done, int all) {
        long now = nanoTime.getAsLong();
        if (!started) {
            started = true;
            start = now;
            lastTime = now;
        }
        int tenth = all == 0 ? 10 : (int) (10L * done / all);
        boolean due = now - lastTime >= SELDOM || (tenth > lastTenth && now - lastTime >= OFTEN);
        if (now - start >= QUIET && due) {
            lastTime = now;
            lastTenth = tenth;
            out.accept(done + " of " + all + " cases replayed, " + calls + " calls, "
                    + Duration.ofNanos(now - start).toSeconds() + " s");
        }
    }
}
