package io.driftgauge.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Notices a run of another JVM that writes to the same folder at the same time, as forks of one build do: each writes over
 * what the others found.
 */
final class SharedReports {

    private final Path file;
    private @Nullable FileTime known;
    private boolean shared;

    /** From now on. */
    SharedReports(Path reports) {
        this.file = reports.resolve("drift.json");
        this.known = time();
    }

    /** Writes what it should, and looks whether someone else did since this run began, or since it last wrote. */
    void write(Write write) throws IOException {
        FileTime there = time();
        shared |= there != null && !there.equals(known);
        write.write();
        known = time();
    }

    private @Nullable FileTime time() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null; // not there, which is the usual case
        }
    }

    /** True if another run's files were written over. */
    boolean shared() {
        return shared;
    }

    /** What writes the files. */
    interface Write {
        void write() throws IOException;
    }
}
