package io.driftgauge.providers.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Callers, a pace and a server with a limit, all in one virtual time: no thread, no waiting, the same each time for the same
 * seed. The first call goes alone, as in a run; latencies vary by a fifth, and threads wake a little late. A call that is
 * refused is tried again after the wait that was asked for and a random share of a doubling half second.
 */
final class LimitedServer {

    private static final long SECOND = 1_000_000_000L;

    /** A thread that waits for its turn may be so late. */
    private static final long LATE = SECOND / 500;

    /** Says whether a call that arrives now is served. */
    interface Limit {
        boolean admits(long now, int inFlight);
    }

    static Limit none() {
        return (now, inFlight) -> true;
    }

    /** So many in each whole second. */
    static Limit window(int perSecond) {
        long[] state = {Long.MIN_VALUE, 0};
        return (now, inFlight) -> {
            if (now / SECOND != state[0]) {
                state[0] = now / SECOND;
                state[1] = 0;
            }
            return state[1]++ < perSecond;
        };
    }

    /** A bucket that fills so fast. */
    static Limit bucket(int perSecond, int burst) {
        double[] state = {burst, 0};
        return (now, inFlight) -> {
            state[0] = Math.min(burst, state[0] + (now - state[1]) * perSecond / SECOND);
            state[1] = now;
            if (state[0] < 1) {
                return false;
            }
            state[0]--;
            return true;
        };
    }

    /** A bucket that fills so fast, with a burst of a tenth of a second. */
    static Limit tight(int perSecond) {
        return bucket(perSecond, Math.max(1, perSecond / 10));
    }

    /** So many in each whole minute. */
    static Limit aMinute(int most) {
        Limit window = window(most);
        return (now, inFlight) -> window.admits(now / 60, inFlight);
    }

    /** Another limit from that second on. */
    static Limit changing(Limit before, int second, Limit after) {
        return (now, inFlight) -> (now < second * SECOND ? before : after).admits(now, inFlight);
    }

    static Limit atOnce(int most) {
        return (now, inFlight) -> inFlight < most;
    }

    private record Event(long at, int order, Runnable what) {}

    private final Limit limit;
    private final long latency;
    private final long asked;
    private final Pace pace;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Integer.compare(a.order, b.order));
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Random random;
    private long now;
    private int order;
    private int inFlight;
    private int toAsk;
    private boolean wake;
    int answered;
    int refused;
    int tries;
    int most;

    LimitedServer(Limit limit, long latencyMillis, long askedMillis, int callers) {
        this(limit, latencyMillis, askedMillis, callers, 7);
    }

    LimitedServer(Limit limit, long latencyMillis, long askedMillis, int callers, long seed) {
        this.random = new Random(seed);
        this.limit = limit;
        this.latency = latencyMillis * SECOND / 1_000;
        this.asked = askedMillis * SECOND / 1_000;
        this.pace = new Pace(256);
        for (int i = 0; i < callers; i++) {
            waiting.add(1);
        }
    }

    /** Seconds until so many calls are answered. */
    double run(int calls) {
        begin(calls);
        return until(calls);
    }

    /** So many calls are to be made. */
    void begin(int calls) {
        toAsk = calls - waiting.size();
        List<Integer> others = List.copyOf(waiting);
        waiting.clear();
        waiting.add(others.get(0));
        turn();
        until(1);
        waiting.addAll(others.subList(1, others.size()));
        turn();
    }

    /** Seconds until so many of them are answered. */
    double until(int calls) {
        while (answered < calls) {
            step();
        }
        return (double) now / SECOND;
    }

    private void step() {
        Event next = events.remove();
        now = Math.max(now, next.at);
        next.what.run();
        turn();
    }

    private void turn() {
        while (!waiting.isEmpty()) {
            long wait = pace.untilTurn(now);
            if (wait == Long.MAX_VALUE) {
                return;
            }
            if (wait > 0) {
                if (!wake) {
                    wake = true;
                    at(wait + (long) (random.nextDouble() * LATE), () -> wake = false);
                }
                return;
            }
            start(waiting.removeFirst());
        }
    }

    private void start(int attempt) {
        now += SECOND / 10_000; // no two calls go out at once
        long started = now;
        pace.started(now);
        most = Math.max(most, attempt);
        tries++;
        if (limit.admits(now, inFlight)) {
            inFlight++;
            at((long) (latency * (0.8 + 0.4 * random.nextDouble())), () -> {
                inFlight--;
                answered++;
                pace.served(now, now - started);
                if (toAsk > 0) {
                    toAsk--;
                    waiting.addLast(1);
                }
            });
        } else {
            at(SECOND / 1_000, () -> {
                refused++;
                pace.refused(now, started, asked);
                long jitter =
                        (long) (random.nextDouble() * Math.min(30 * SECOND, (SECOND / 2) << Math.min(attempt - 1, 10)));
                at(asked + jitter, () -> waiting.addLast(attempt + 1));
            });
        }
    }

    private void at(long delay, Runnable what) {
        events.add(new Event(now + delay, order++, what));
    }
}
