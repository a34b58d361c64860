package io.driftgauge.providers.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls a server takes at once and in a second, found out from what it refuses. Both limits start where the caller
 * wants them. When calls are refused, the pace drops to a little less than what was served until then, and stays there for a
 * while that grows with each refusal, so that a limit is held rather than hit again and again; then it is tried upwards. A
 * state machine without a clock of its own: times are nanoseconds that never go back. Not thread-safe.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000L;
    private static final double MARGIN = 0.97;
    private static final double LESS = 0.93;
    private static final long FIRST_HOLD = 20 * SECOND;
    private static final long LONGEST_HOLD = 120 * SECOND;
    /** Starts that fell behind may catch up by so much. */
    private static final long SLACK = SECOND / 50;

    private static final long LONGEST_CLOSURE = 120 * SECOND;

    private final int most;
    private final Deque<Long> served = new ArrayDeque<>();
    private int inFlight;
    private double limit;
    /** Calls a second; infinite while no limit is known. */
    private double rate = Double.POSITIVE_INFINITY;

    private double latency;
    private long began = Long.MIN_VALUE;
    private long nextStart = Long.MIN_VALUE;
    private long closedUntil = Long.MIN_VALUE;
    private long holdUntil = Long.MIN_VALUE;
    private long hold = SECOND;
    private double growth = 1.6;
    private long lastRefusal = Long.MIN_VALUE;
    private long lastGrowth;
    private int accepted;
    private int refusalsInRow;
    private boolean byNumber;

    /** A pace without a known limit, but for at most so many calls at once. */
    Pace(int most) {
        this.most = Math.max(1, most);
        this.limit = this.most;
    }

    /** Nanoseconds until a call may start; 0 is now, {@link Long#MAX_VALUE} when another has ended. */
    long untilTurn(long now) {
        if (inFlight >= Math.max(1, (int) limit)) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, Math.max(after(closedUntil, now), after(nextStart, now)));
    }

    /** A call starts. */
    void started(long now) {
        if (began == Long.MIN_VALUE) {
            began = now;
        }
        inFlight++;
        if (rate < Double.POSITIVE_INFINITY) {
            nextStart = Math.max(nextStart, now - SLACK) + (long) (SECOND / rate);
        }
    }

    /** A call was served, be the answer good or bad. */
    void served(long now, long took) {
        inFlight--;
        refusalsInRow = 0;
        latency = latency == 0 ? took : 0.8 * latency + 0.2 * took;
        served.addLast(now);
        trim(now);
        grow(now);
    }

    /** A call ended without telling anything about limits: an error, a time-out, an interruption. */
    void ended() {
        inFlight--;
    }

    /**
     * A call was refused because there were too many.
     *
     * @param startedAt when it had started
     * @param asked how long the server asked to wait; 0 if it did not say
     */
    void refused(long now, long startedAt, long asked) {
        boolean first = lastRefusal == Long.MIN_VALUE || startedAt > lastRefusal;
        if (first) {
            accepted = inFlight;
            byNumber = rate == Double.POSITIVE_INFINITY || inFlight >= (int) limit;
            drop(now);
            refusalsInRow++;
            lastRefusal = now;
        }
        inFlight--;
        accepted--;
        if (byNumber) {
            double needed = Math.ceil(measured(now) * latency / SECOND);
            limit = Math.min(limit, Math.max(1, Math.max(accepted, needed)));
        }
        long own = Math.min(SECOND, (SECOND / 40) << Math.min(refusalsInRow, 10));
        close(now, asked > 0 ? asked : own);
        holdUntil = closedUntil + hold;
        lastGrowth = holdUntil;
    }

    /** Nothing may start for so long. */
    void close(long now, long nanos) {
        closedUntil = Math.max(closedUntil, now + Math.min(nanos, LONGEST_CLOSURE));
    }

    /**
     * What was served within the last second is what the server stands, if calls went out evenly for that second; else it is
     * a guess, and soon tried upwards.
     */
    private void drop(long now) {
        trim(now);
        boolean known = rate < Double.POSITIVE_INFINITY;
        boolean sure = known && now - Math.max(began, closedUntil) >= SECOND / 2;
        boolean again = lastRefusal != Long.MIN_VALUE && now - lastRefusal < 10 * SECOND;
        if (sure && again) {
            rate = Math.min(rate * LESS, measured(now) * MARGIN);
        } else if (!served.isEmpty()) {
            rate = Math.min(rate, measured(now) * MARGIN);
        } else if (known) {
            rate = Math.max(0.05, rate / 2);
        }
        hold = sure ? Math.min(LONGEST_HOLD, Math.max(FIRST_HOLD, hold * 2)) : SECOND;
        growth = sure ? 1.1 : 1.6;
    }

    /** Calls a second that were served within the last second. */
    private double measured(long now) {
        double span = Math.max(0.1, Math.min(1, (now - began) / (double) SECOND));
        return Math.max(1, served.size()) / span;
    }

    private void grow(long now) {
        if (now < holdUntil) {
            return;
        }
        if (inFlight + 1 >= (int) limit) {
            limit = Math.min(most, limit + 1 / Math.max(1, limit));
        }
        if (rate < Double.POSITIVE_INFINITY) {
            double seconds = Math.min(5, (now - lastGrowth) / (double) SECOND);
            rate *= Math.pow(growth, seconds);
        }
        lastGrowth = now;
    }

    private void trim(long now) {
        while (!served.isEmpty() && now - served.getFirst() > SECOND) {
            served.removeFirst();
        }
    }

    private static long after(long then, long now) {
        return then == Long.MIN_VALUE ? 0 : then - now;
    }
}
