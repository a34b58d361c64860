package io.driftgauge.providers.embed;

import io.driftgauge.base.Sha256;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import io.driftgauge.model.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Embeds by asking a server, in batches and several at once; what was asked once is kept as long as this lives, and what another
 * caller is asking is waited for. Long texts are cut into windows. Its checksum is that of the model's name, or of its digest
 * where the server tells one: a change behind the same name can not be seen otherwise. Thread-safe.
 */
final class HttpEmbedder implements Embedder {

    /** More than one call's way there and back takes; what the server stands is found out by the transport. */
    private static final int REQUESTS_AT_ONCE = 8;

    private final String id;
    private final EmbeddingServer server;
    private final int batch;
    private final ConcurrentMap<String, CompletableFuture<Vector>> known = new ConcurrentHashMap<>();
    private final ExecutorService callers;
    private @Nullable String checksum;

    /**
     * Nothing is asked yet.
     *
     * @param batch most texts of one request
     */
    HttpEmbedder(String id, EmbeddingServer server, int batch) {
        this.id = id;
        this.server = server;
        this.batch = batch;
        this.callers = Executors.newFixedThreadPool(REQUESTS_AT_ONCE, task -> {
            Thread thread = new Thread(task, "driftgauge-embed");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        List<List<String>> windows = texts.stream().map(Windows::of).toList();
        Map<String, CompletableFuture<Vector>> wanted = new LinkedHashMap<>();
        List<List<CompletableFuture<Vector>>> vectors = windows.stream()
                .map(ofText -> ofText.stream().map(w -> claimed(w, wanted)).toList())
                .toList();
        askAll(wanted);
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            embeddings.add(embedding(
                    windows.get(i), vectors.get(i).stream().map(this::result).toList()));
        }
        return embeddings;
    }

    /** A window's vector, perhaps to come; put among the wanted ones if nobody asked for it yet. */
    private CompletableFuture<Vector> claimed(String window, Map<String, CompletableFuture<Vector>> wanted) {
        CompletableFuture<Vector> fresh = new CompletableFuture<>();
        CompletableFuture<Vector> there = known.putIfAbsent(window, fresh);
        if (there == null) {
            wanted.put(window, fresh);
            return fresh;
        }
        return there;
    }

    private Vector result(CompletableFuture<Vector> vector) {
        try {
            return vector.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddingException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private EmbeddingException interrupted(InterruptedException cause) {
        return new EmbeddingException("interrupted while the embedder " + id + " was asked.", true, cause);
    }

    /** In requests side by side; a single one on the caller's own thread. */
    private void askAll(Map<String, CompletableFuture<Vector>> wanted) {
        List<String> all = List.copyOf(wanted.keySet());
        List<Runnable> requests = new ArrayList<>();
        for (int from = 0; from < all.size(); from += batch) {
            List<String> some = all.subList(from, Math.min(all.size(), from + batch));
            requests.add(() -> ask(some, wanted));
        }
        if (requests.size() == 1) {
            requests.get(0).run();
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        requests.forEach(request -> running.add(callers.submit(request)));
        try {
            for (Future<?> request : running) {
                request.get();
            }
        } catch (InterruptedException e) {
            running.forEach(request -> request.cancel(true));
            Thread.currentThread().interrupt();
            fail(wanted.keySet(), wanted, interrupted(e));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void ask(List<String> windows, Map<String, CompletableFuture<Vector>> wanted) {
        try {
            List<float[]> vectors = server.vectors(windows);
            for (int i = 0; i < windows.size(); i++) {
                Objects.requireNonNull(wanted.get(windows.get(i))).complete(Vector.normalised(vectors.get(i)));
            }
        } catch (ModelCallException e) {
            boolean retryable = e.kind() == Kind.RETRYABLE || e.kind() == Kind.THROTTLED;
            fail(
                    windows,
                    wanted,
                    new EmbeddingException(
                            "the embedder " + id + " could not be asked: " + e.getMessage(), retryable, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(windows, wanted, interrupted(e));
        } catch (RuntimeException | Error e) { // else whoever asks for the same text would wait for ever
            fail(windows, wanted, new EmbeddingException("the embedder " + id + " failed: " + e, false, e));
        }
    }

    /** They may be asked for again; who waits for them is told. */
    private void fail(
            Iterable<String> windows, Map<String, CompletableFuture<Vector>> wanted, EmbeddingException failure) {
        for (String window : windows) {
            CompletableFuture<Vector> vector = Objects.requireNonNull(wanted.get(window));
            if (vector.completeExceptionally(failure)) {
                known.remove(window, vector);
            }
        }
    }

    private static Embedding embedding(List<String> windows, List<Vector> vectors) {
        if (vectors.size() == 1) {
            return new Embedding(vectors.get(0), vectors);
        }
        float[] mean = new float[vectors.get(0).dimension()];
        for (int i = 0; i < vectors.size(); i++) {
            float[] values = vectors.get(i).toArray();
            for (int k = 0; k < mean.length; k++) {
                mean[k] += values[k] * windows.get(i).length();
            }
        }
        return new Embedding(Vector.normalised(mean), vectors);
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public synchronized String checksum() {
        String before = checksum;
        if (before == null) {
            before = server.lookUp().getOrDefault("checksum", Sha256.hex(id));
            checksum = before;
        }
        return before;
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
