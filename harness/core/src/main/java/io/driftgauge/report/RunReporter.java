package io.driftgauge.report;

import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a run leaves behind: {@code drift.json}, {@code drift.md} and the history. Called when all verdicts are
 * final and before any test is reported, so that the files are there however the tests end. Every file is old or new,
 * never half; no secret reaches them.
 */
public final class RunReporter {

    private final RunFolders folders;
    private final Secrets secrets;

    public RunReporter(RunFolders folders, Secrets secrets) {
        this.folders = folders;
        this.secrets = secrets;
    }

    /**
     * Writes all of them.
     *
     * @throws IOException if one can't be written; the others are written all the same
     */
    public void write(RunResult result) throws IOException {
        Places places = new Places(folders);
        Attempts attempts = new Attempts();
        attempts.run(() -> AtomicFiles.write(
                folders.reports().resolve("drift.json"),
                Json.pretty(Redacted.of(new DriftJson(places).of(result), secrets::redact))));
        attempts.run(() -> AtomicFiles.write(
                folders.reports().resolve("drift.md"), new DriftMarkdown(folders, secrets).of(result)));
        attempts.run(() -> new History(folders.history()).append(result, secrets::redact));
        attempts.end();
    }

    /** Tries each, and tells of the first failure at the end. */
    private static final class Attempts {

        private interface Write {
            void run() throws IOException;
        }

        private @Nullable IOException failure;

        void run(Write write) {
            try {
                write.run();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }

        void end() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
