package io.driftgauge.providers.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls a server takes at once and in a second, found out from what it refuses. Both limits start where the caller
 * wants them. A refusal tells two things of the rate: it is too high, and what was served since an earlier refusal, when the
 * server had nothing left to give either, is what the server gives. Between these two bounds the rate is searched for; a
 * while without refusals lifts the lower one. Where they meet the rate is held, for a time that grows, and then tried
 * upwards. A state machine without a clock of its own: times are nanoseconds that never go back. Not thread-safe.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000L;

    /** So much slower after a refusal at least, or small delays add up to the next one. */
    private static final double MARGIN = 0.98;

    /** Bounds that are as near as that have met. */
    private static final double NEAR = 1.12;

    /** So many calls tell a rate; with fewer, one more or less is too much of a difference. */
    private static final int ENOUGH = 8;

    private static final long FIRST_HOLD = 5 * SECOND;
    private static final long LONGEST_HOLD = 120 * SECOND;

    /** What a refusal costs, a pause or a call, is to be worth it: so many times as long the rate is held at least. */
    private static final int WORTH = 20;

    private static final long FIRST_CLOSURE = SECOND / 50;
    private static final long LONGEST_CLOSURE = 4 * SECOND;
    private static final long LONGEST_ASKED = 120 * SECOND;

    /** Limits may change: what was served longer ago tells nothing, unless there was little since. */
    private static final long WINDOW = 10 * SECOND;

    private static final int LITTLE = 64;

    /** Starts that fell behind may catch up by so much. */
    private static final long SLACK = SECOND / 25;

    private final int most;
    private int inFlight;
    private long latency;

    /** Calls a second; infinite while no limit is known. */
    private double rate = Double.POSITIVE_INFINITY;

    private double atLeast;
    private double atMost = Double.POSITIVE_INFINITY;
    private boolean settled;

    /** True from when a rate that was held is tried upwards until it is held again. */
    private boolean tried;

    private long hold = FIRST_HOLD;
    private long holdUntil = Long.MIN_VALUE;
    private double growth = 2;
    private long lastGrowth;

    private long nextStart = Long.MIN_VALUE;
    private long closedUntil = Long.MIN_VALUE;
    private int refusalsInRow;
    private long pause;
    private long lastRefusal = Long.MIN_VALUE;

    /** When the calls began that were not refused, as far as is known; newest last. */
    private final Deque<Long> admitted = new ArrayDeque<>();

    /** When a refused call began: the server had nothing left to give. */
    private long empty = Long.MIN_VALUE;

    /** Calls at once. */
    private double limit;

    private boolean limitTold;
    private double limitStep = 1;
    private long limitHoldUntil = Long.MIN_VALUE;
    private int accepted;

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
        inFlight++;
        admitted.addLast(now);
        if (isLimited()) {
            nextStart = Math.max(nextStart, now - SLACK) + (long) (SECOND / rate);
        }
    }

    /** A call was served, be the answer good or bad. */
    void served(long now, long took) {
        inFlight--;
        latency = latency == 0 ? took : (4 * latency + took) / 5;
        if (now - took > lastRefusal) {
            refusalsInRow = 0;
        }
        while (admitted.size() > LITTLE && now - admitted.getFirst() > WINDOW) {
            admitted.removeFirst();
        }
        if (inFlight + 1 >= (int) limit && now >= limitHoldUntil) {
            limit = Math.min(most, limit + Math.max(limitStep, 1 / limit));
        }
        if (isLimited() && now >= holdUntil && nextStart > now) { // it is the rate that holds calls back
            speedUp(now);
        }
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
        admitted.removeLastOccurrence(startedAt);
        boolean first = lastRefusal == Long.MIN_VALUE || startedAt > lastRefusal;
        if (first) {
            lastRefusal = now;
            pause = asked > 0 ? asked : Math.min(LONGEST_CLOSURE, FIRST_CLOSURE << Math.min(refusalsInRow, 10));
            refusalsInRow++;
            hearOfLimit(now);
            learn(startedAt);
        }
        inFlight--;
        accepted--;
        if (limitTold) {
            limit = Math.min(limit, Math.max(1, Math.max(accepted, Math.ceil(rate * latency / SECOND))));
        }
        if (first) {
            close(now, pause);
            rest(closedUntil, 2 * pause);
        }
    }

    /** Nothing may start for so long, and nothing is caught up afterwards. */
    void close(long now, long nanos) {
        closedUntil = Math.max(closedUntil, now + Math.min(nanos, LONGEST_ASKED));
        nextStart = Math.max(nextStart, closedUntil);
    }

    private boolean isLimited() {
        return rate < Double.POSITIVE_INFINITY;
    }

    /**
     * A refusal while as many calls were under way as may be tells of a limit on that number. The first of all may tell of
     * either limit: the number found then soon grows again, held by the rate.
     */
    private void hearOfLimit(long now) {
        limitTold = inFlight >= (int) limit || !isLimited();
        accepted = inFlight;
        if (limitTold && isLimited()) {
            limitStep = 0;
            limitHoldUntil = now + SECOND;
        }
    }

    private void learn(long startedAt) {
        if (!isLimited()) { // a guess that is rather too high: refusals tell more than silence
            rate = Math.max(1, admitted(startedAt - SECOND / 10, startedAt)) * 10.0;
            empty = startedAt;
            return;
        }
        long from = Math.max(empty, startedAt - WINDOW);
        int count = admitted(from, startedAt);
        if (count < ENOUGH) {
            from = empty;
            count = admitted(from, startedAt);
        }
        if (count == 0) {
            return; // nothing was served in between: it tells of the pause, not of the rate
        }
        atMost = rate;
        atLeast = Math.min(rate, (count < ENOUGH ? count + 1 : count) * (double) SECOND / (startedAt - from));
        search(Math.min(atLeast, rate * MARGIN));
        if (count >= ENOUGH) {
            empty = startedAt;
        }
    }

    /**
     * Takes a rate between the bounds.
     *
     * @param met the rate to hold if they have met
     */
    private void search(double met) {
        settled = atMost < atLeast * NEAR;
        rate = settled ? met : Math.sqrt(atLeast * atMost);
        if (settled) {
            long first = Math.max(FIRST_HOLD, WORTH * (long) Math.max((double) pause, SECOND / rate));
            hold = Math.min(LONGEST_HOLD, tried ? 2 * hold : first);
            tried = false;
        }
    }

    /** No refusal for a while. */
    private void speedUp(long now) {
        if (settled) {
            settled = false;
            tried = true;
            atMost = Double.POSITIVE_INFINITY;
            growth = 1.1;
        }
        if (atMost < Double.POSITIVE_INFINITY) {
            atLeast = rate;
            search(rate);
            rest(now, 0);
        } else {
            double seconds = (now - lastGrowth) / (double) SECOND;
            rate *= Math.min(1.12, Math.pow(growth, seconds));
            lastGrowth = now;
        }
    }

    /** The rate stays as it is for a while: long if it is sure, else as long as it takes to tell. */
    private void rest(long from, long atLeast) {
        long some = Math.max(SECOND / 2, Math.max(atLeast, (long) (ENOUGH * SECOND / rate)));
        holdUntil = from + (settled ? hold : some);
        lastGrowth = holdUntil;
    }

    private int admitted(long from, long to) {
        int count = 0;
        for (long start : admitted) {
            if (start > from && start < to) {
                count++;
            }
        }
        return count;
    }

    private static long after(long then, long now) {
        return then == Long.MIN_VALUE ? 0 : then - now;
    }
}
