package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.model.Cost;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one provider on threads of their own. Its first call goes alone: if the provider can't be asked at all,
 * that is found out with one call, and every case gets the same error. If it goes {@linkplain Outage away}, it is asked no more.
 */
final class ProviderReplay {

    /** Hears of each call that came back and of each case that is done. */
    @FunctionalInterface
    interface Listener {
        void advanced(boolean caseDone);
    }

    private final ModelSpec spec;
    private final List<TargetState> states;
    private final Function<ReplayTarget, Play> plays;
    private final Listener listener;
    private final ExecutorService pool;
    private final CountDownLatch open;
    private final CountDownLatch firstCall = new CountDownLatch(1);
    private final AtomicBoolean first = new AtomicBoolean(true);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final Outage outage;
    private volatile @Nullable ModelCallException stopped;

    ProviderReplay(
            ModelSpec spec,
            List<TargetState> states,
            int concurrency,
            Function<ReplayTarget, Play> plays,
            Listener listener) {
        this.spec = spec;
        this.states = states;
        this.plays = plays;
        this.listener = listener;
        this.open = new CountDownLatch(states.size());
        this.outage = new Outage(spec.id());
        AtomicInteger count = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(Math.max(1, concurrency), task -> {
            Thread thread = new Thread(task, "driftgauge-" + spec.label() + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    ModelSpec spec() {
        return spec;
    }

    void start() {
        states.forEach(state -> execute(() -> goOn(state, true)));
    }

    /** Waits until all is done; false if the time ran out before. */
    boolean await(long nanos) throws InterruptedException {
        boolean done = open.await(nanos, TimeUnit.NANOSECONDS);
        if (done) {
            pool.shutdown();
        }
        return done;
    }

    /** Stops calls in flight and makes no more. */
    void cancel(CaseReplay.NotCalled why) {
        states.forEach(s -> s.cancel(why));
        pool.shutdownNow();
    }

    /** Waits for the threads to end; false if a call did not stop in time. */
    boolean ended(Duration patience) throws InterruptedException {
        return pool.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Asks what to call next, and calls it.
     *
     * @param here whether the first of these calls is made by this thread, before it asks about the next case
     */
    private void goOn(TargetState state, boolean here) {
        List<Integer> round = round(state);
        if (state.justClosed()) {
            listener.advanced(true);
            open.countDown();
            return;
        }
        for (int sample : round.subList(here && !round.isEmpty() ? 1 : 0, round.size())) {
            execute(() -> call(state, sample));
        }
        if (here && !round.isEmpty()) {
            call(state, round.get(0));
        }
    }

    private List<Integer> round(TargetState state) {
        try {
            return state.nextRound();
        } catch (RuntimeException | Error e) { // of whoever was asked: a thread that dies with it would leave the run
            // waiting
            fault.compareAndSet(null, e);
            state.cancel(new CaseReplay.NotCalled(CaseReplay.Reason.CANCELLED, Phrase.of("not-called.unknown")));
            return List.of();
        }
    }

    private void execute(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            // cancelled meanwhile
        }
    }

    /** What went wrong when it was asked which calls come next; null if nothing did. */
    @Nullable Throwable fault() {
        return fault.get();
    }

    private void call(TargetState state, int sample) {
        try {
            state.take(sample, inTurn(state, sample));
        } catch (InterruptedException e) {
            state.cancel(new CaseReplay.NotCalled(CaseReplay.Reason.CANCELLED, Phrase.of("not-called.call")));
        }
        listener.advanced(false);
        goOn(state, false);
    }

    private Attempts.Outcome inTurn(TargetState state, int sample) throws InterruptedException {
        boolean leads = first.getAndSet(false);
        if (!leads) {
            firstCall.await();
        }
        try {
            ModelCallException before = stopped;
            if (before != null) {
                return Outage.notMade(before);
            }
            Attempts.Outcome outcome = plays.apply(state.target()).answer(sample);
            if (outcome instanceof Attempts.Failed failed
                    && failed.failure().kind() == ModelCallException.Kind.PERMANENT) {
                stopped = failed.failure();
            } else if (state.target().promptCase().script().providers().isEmpty()) {
                ModelCallException away = outage.after(outcome);
                stopped = away == null ? stopped : away;
            }
            return outcome;
        } catch (Error e) { // a missing native library, no memory: a thread that dies with it would leave the run
            // waiting
            ModelCallException failure = new ModelCallException(
                    ModelCallException.Kind.PERMANENT, "The model's implementation failed: " + e, 1, Duration.ZERO, e);
            stopped = failure;
            return new Attempts.Failed(failure, 1, Duration.ZERO, Cost.UNKNOWN);
        } finally {
            firstCall.countDown();
        }
    }
}
