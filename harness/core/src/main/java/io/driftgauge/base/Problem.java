package io.driftgauge.base;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the input: where it stands, what is wrong and what to do.
 *
 * @param where the line, or null when no file is to blame
 * @param message a sentence or two, without the location
 */
public record Problem(@Nullable Location where, String message) {

    @Override
    public String toString() {
        return where == null ? message : where + ": " + message;
    }
}
