package io.driftgauge.model;

import io.driftgauge.base.Settings;

/** Opens embedders. Found by {@link java.util.ServiceLoader}. */
public interface EmbedderFactory {

    /** True if this factory opens that id, for example {@code djl:all-MiniLM-L6-v2}. */
    boolean supports(String id);

    /**
     * Opens it.
     *
     * @throws io.driftgauge.base.InvalidInputException if it can't be opened; the message says what to do
     */
    Embedder open(String id, Settings settings);
}
