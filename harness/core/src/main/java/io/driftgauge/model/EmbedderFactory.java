package io.driftgauge.model;

import io.driftgauge.base.Settings;
import java.nio.file.Path;

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

    /**
     * Opens it, where an id may name a file or directory.
     *
     * @param prompts the prompts folder, which relative names are looked for below
     * @throws io.driftgauge.base.InvalidInputException as above
     */
    default Embedder open(String id, Path prompts, Settings settings) {
        return open(id, settings);
    }
}
