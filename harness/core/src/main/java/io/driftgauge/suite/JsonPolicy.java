package io.driftgauge.suite;

import java.util.List;

/**
 * When two structured answers count as the same.
 *
 * @param ordered whether the order of lists matters
 * @param tolerance largest relative difference of numbers, in [0, 1); 0 for none
 * @param similarity least cosine similarity of two free texts (four words and more) with the same facts, in (0, 1]
 * @param ignored paths that don't count, as {@code $.id} and {@code $.items[*].id}
 */
public record JsonPolicy(boolean ordered, double tolerance, double similarity, List<String> ignored) {

    /** Every list in its order, every number as it is, free texts by meaning; nothing is ignored. */
    public static final JsonPolicy DEFAULT = new JsonPolicy(true, 0, 0.9, List.of());

    public JsonPolicy {
        ignored = List.copyOf(ignored);
    }

    /** True if the file says something of its own, which then also holds where answers are compared exactly. */
    public boolean isOwn() {
        return !equals(DEFAULT);
    }
}
