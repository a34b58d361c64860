package io.driftgauge.djl.embed;

import io.driftgauge.model.EmbeddingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A fixed number of threads that compute batches: one caller a core is what ONNX Runtime does best with. Thread-safe. */
final class Workers implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "driftgauge-embed");
            thread.setDaemon(true);
            return thread;
        });
    }

    int count() {
        return count;
    }

    /**
     * Runs all and waits; results in the tasks' order.
     *
     * @throws EmbeddingException if the caller was interrupted; what had not begun is not run, and the flag stays set
     */
    <T> List<T> all(List<Callable<T>> tasks) {
        List<Future<T>> running = tasks.stream().map(threads::submit).toList();
        try {
            List<T> results = new ArrayList<>(running.size());
            for (Future<T> task : running) {
                results.add(task.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingException("embedding was interrupted.", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            running.forEach(task -> task.cancel(false));
        }
    }

    /** Waits for the batches under way, which take milliseconds each. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
