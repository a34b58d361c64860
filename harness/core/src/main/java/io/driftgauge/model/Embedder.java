package io.driftgauge.model;

import java.util.List;
import java.util.Map;

/** Turns texts into embeddings. Thread-safe; the same text gives the same bits within a process. */
public interface Embedder extends AutoCloseable {

    /** One embedding a text, in the same order. An empty or blank text has one too. */
    List<Embedding> embed(List<String> texts);

    /** Name, for example {@code all-MiniLM-L6-v2}. */
    String name();

    /** SHA-256 of weights and tokenizer, in hex. */
    String checksum();

    /** Engine, versions, device, threads. */
    default Map<String, String> environment() {
        return Map.of();
    }

    @Override
    default void close() {}
}
