package io.driftgauge.model;

import java.util.List;

/**
 * A text in embedding space, whole, however long it is.
 *
 * @param mean the windows' mean, weighted by their tokens
 * @param windows one vector a window of the text, in order; a short text has one
 */
public record Embedding(Vector mean, List<Vector> windows) {

    public Embedding {
        windows = List.copyOf(windows);
    }
}
