package io.driftgauge.model;

import java.util.Map;
import java.util.OptionalInt;

/** A language model under test. Implementations are thread-safe. */
public interface ChatModel extends AutoCloseable {

    /**
     * Asks once. A call that is interrupted stops soon and throws.
     *
     * @throws ModelCallException if no answer came
     */
    ChatResponse chat(ChatRequest request) throws ModelCallException, InterruptedException;

    /** How many different answers there are for this request, where that is limited (recorded answers are). */
    default OptionalInt answersAvailable(ChatRequest request) {
        return OptionalInt.empty();
    }

    /** True if asking again is certain to bring the same bytes: in process, at temperature 0. One call is enough then. */
    default boolean isDeterministic(ChatRequest request) {
        return false;
    }

    /**
     * What else decides the answers: engine, native versions, threads, and {@code device} of a model that runs in this process,
     * whose time is then not held against other days' or machines'. Shown, never a verdict.
     */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Most calls that are worth having in flight at once; at least 1. */
    default int maxConcurrency() {
        return 4;
    }

    @Override
    default void close() {}
}
