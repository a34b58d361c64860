package io.driftgauge.model;

import org.jspecify.annotations.Nullable;

/**
 * A tool that the model asked for.
 *
 * @param id ties a result to the call within one chat; random, so that it says nothing about drift
 * @param arguments the arguments as the model wrote them, usually JSON; data, never evaluated
 */
public record ToolCall(@Nullable String id, String name, String arguments) {

    /** A call whose id does not matter. */
    public ToolCall(String name, String arguments) {
        this(null, name, arguments);
    }

    /** The same without the id: what may be stored and compared. */
    public ToolCall withoutId() {
        return id == null ? this : new ToolCall(null, name, arguments);
    }
}
