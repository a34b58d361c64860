package io.driftgauge.djl.embed;

import ai.djl.engine.EngineException;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.runtime.CallFailures;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import io.driftgauge.model.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Embeds texts by a model of the BERT kind, long ones window by window. */
final class LocalEmbedder implements Embedder {

    /** About 50 MB of vectors. */
    private static final int CACHED_VECTORS = 32_768;

    private final EmbeddingFiles files;
    private final TextWindows windows;
    private final SentenceEncoder encoder;
    private final Workers workers;
    private final ComputeDevice device;
    private final EmbeddingCache cache = new EmbeddingCache(CACHED_VECTORS);

    /** Callers share it; closing waits for them, because native code must not lose its memory under way. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private LocalEmbedder(
            EmbeddingFiles files, TextWindows windows, SentenceEncoder encoder, Workers workers, ComputeDevice device) {
        this.files = files;
        this.windows = windows;
        this.encoder = encoder;
        this.workers = workers;
        this.device = device;
    }

    static LocalEmbedder open(EmbeddingFiles files, Settings settings, GpuProbe probe) {
        DjlRuntime.start();
        ComputeDevice device = ComputeDevice.of(settings, probe);
        TextWindows windows = TextWindows.of(files);
        try {
            SentenceEncoder encoder = SentenceEncoder.open(files, windows.skipped(), device);
            return new LocalEmbedder(
                    files, windows, encoder, new Workers(Runtime.getRuntime().availableProcessors()), device);
        } catch (RuntimeException e) {
            windows.close();
            throw e;
        }
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The embedder was closed.");
            }
            return embedOpen(texts);
        } catch (EngineException e) {
            throw new EmbeddingException(
                    "the embedder " + CallFailures.of(files.name(), device, e).getMessage(), false, e);
        } finally {
            use.readLock().unlock();
        }
    }

    private List<Embedding> embedOpen(List<String> texts) {
        Map<String, Embedding> known = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String text : new LinkedHashSet<>(texts)) {
            Embedding cached = cache.get(text);
            if (cached == null) {
                missing.add(text);
            } else {
                known.put(text, cached);
            }
        }
        List<Embedding> computed = compute(missing);
        for (int i = 0; i < missing.size(); i++) {
            known.put(missing.get(i), computed.get(i));
            cache.put(missing.get(i), computed.get(i));
        }
        return texts.stream().map(known::get).toList();
    }

    private List<Embedding> compute(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<List<long[]>> byText = windows.of(texts);
        List<long[]> all = byText.stream().flatMap(List::stream).toList();
        Iterator<Vector> vectors = encode(all).iterator();
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        for (List<long[]> text : byText) {
            List<Vector> own = text.stream().map(window -> vectors.next()).toList();
            embeddings.add(LongText.join(text, own));
        }
        return embeddings;
    }

    private List<Vector> encode(List<long[]> all) {
        List<List<Integer>> batches = WindowBatches.of(all, encoder.oneByOne());
        List<Callable<List<Vector>>> tasks = new ArrayList<>(batches.size());
        for (List<Integer> batch : batches) {
            tasks.add(() -> encoder.encode(batch.stream().map(all::get).toList()));
        }
        List<List<Vector>> results = workers.all(tasks);
        Vector[] vectors = new Vector[all.size()];
        for (int b = 0; b < batches.size(); b++) {
            for (int i = 0; i < batches.get(b).size(); i++) {
                vectors[batches.get(b).get(i)] = results.get(b).get(i);
            }
        }
        return List.of(vectors);
    }

    @Override
    public String name() {
        return files.name();
    }

    @Override
    public String checksum() {
        return files.checksum();
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(DjlRuntime.environment(device));
        environment.put("device", device.description());
        environment.put("threads", String.valueOf(workers.count()));
        return environment;
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                workers.close();
                encoder.close();
                windows.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
