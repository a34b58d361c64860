package io.driftgauge.providers.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Callers, a pace and a server with a limit, all in one virtual time: no thread, no waiting, the same each time. A call that
 * is refused is tried again after the wait that was asked for and a random share of a doubling half second.
 */
final class LimitedServer {

    private static final long SECOND = 1_000_000_000L;

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
    private final Random random = new Random(7);
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
        toAsk = calls - waiting.size();
        turn();
        while (answered < calls) {
            Event next = events.remove();
            now = next.at;
            next.what.run();
            turn();
        }
        return (double) now / SECOND;
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
                    at(wait, () -> wake = false);
                }
                return;
            }
            start(waiting.removeFirst());
        }
    }

    private void start(int attempt) {
        long started = now;
        pace.started(now);
        most = Math.max(most, attempt);
        tries++;
        if (limit.admits(now, inFlight)) {
            inFlight++;
            at(latency, () -> {
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
