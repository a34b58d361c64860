package io.driftgauge.djl.generate;

import io.driftgauge.djl.generate.Lanes.Seat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One batch and the thread that computes it, which lives while there is work. Thread-safe. */
final class Lane implements AutoCloseable {

    private final int most;
    private final Deque<Seat> waiting = new ArrayDeque<>();
    private int inside;
    private boolean closed;
    private @Nullable Thread thread;

    Lane(int most) {
        this.most = most;
    }

    synchronized int load() {
        return inside + waiting.size();
    }

    synchronized void add(Seat seat) {
        if (closed) {
            throw new IllegalStateException("the model was closed.");
        }
        waiting.add(seat);
        if (thread == null) {
            thread = new Thread(this::run, "driftgauge-generate");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        Batch batch = new Batch();
        while (admit(batch)) {
            batch.step();
        }
        batch.close();
    }

    /** Lets in who waits; false if there is nobody, and then the thread ends. */
    private synchronized boolean admit(Batch batch) {
        if (closed) {
            waiting.forEach(seat -> {
                seat.decoding().close();
                seat.end().completeExceptionally(new IllegalStateException("the model was closed."));
            });
            waiting.clear();
            batch.fail(new IllegalStateException("the model was closed."));
        }
        List<Seat> entering = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() + entering.size() < most) {
            entering.add(waiting.remove());
        }
        batch.enter(entering);
        inside = batch.size();
        if (inside == 0 && waiting.isEmpty()) {
            thread = null;
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
