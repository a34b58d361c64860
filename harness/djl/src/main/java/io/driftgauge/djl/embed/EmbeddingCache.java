package io.driftgauge.djl.embed;

import io.driftgauge.base.Sha256;
import io.driftgauge.model.Embedding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embeddings used last, by hash of their text; one cache an embedder, so the model's checksum need not be part of the
 * key. Thread-safe.
 */
final class EmbeddingCache {

    private final int most;
    private final Map<String, Embedding> latest = new LinkedHashMap<>(16, 0.75f, true);
    private int vectors;

    /**
     * An empty one.
     *
     * @param most vectors kept, windows counted; a vector of 384 floats takes 1.6 kB
     */
    EmbeddingCache(int most) {
        this.most = most;
    }

    synchronized @Nullable Embedding get(String text) {
        return latest.get(Sha256.hex(text));
    }

    synchronized void put(String text, Embedding embedding) {
        Embedding before = latest.put(Sha256.hex(text), embedding);
        vectors += size(embedding) - (before == null ? 0 : size(before));
        var oldest = latest.values().iterator();
        while (vectors > most && latest.size() > 1) {
            vectors -= size(oldest.next());
            oldest.remove();
        }
    }

    private static int size(Embedding embedding) {
        return embedding.windows().size();
    }
}
