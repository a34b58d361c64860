package io.driftgauge.base;

import java.nio.file.Path;

/**
 * A line of a file, as messages show it.
 *
 * @param file the file
 * @param line counted from 1; 0 when the whole file is meant
 */
public record Location(Path file, int line) {

    @Override
    public String toString() {
        String name = file.toString().replace('\\', '/');
        return line > 0 ? name + ":" + line : name;
    }
}
