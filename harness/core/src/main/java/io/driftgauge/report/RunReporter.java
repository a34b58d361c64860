package io.driftgauge.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a run leaves behind: {@code drift.json}, {@code drift.md}, the history, JUnit XML and a badge. Called when all verdicts are
 * final and before any test is reported, so that the files are there however the tests end. Every file is old or new,
 * never half; no secret reaches them.
 */
public final class RunReporter {

    private final RunFolders folders;
    private final Secrets secrets;
    private final ReportTexts texts;
    private final List<Path> otherHistories;

    public RunReporter(RunFolders folders, Secrets secrets) {
        this(folders, secrets, ReportTexts.english(), List.of());
    }

    /**
     * Of a language.
     *
     * @param otherHistories files whose lines belong into the history too
     */
    public RunReporter(RunFolders folders, Secrets secrets, ReportTexts texts, List<Path> otherHistories) {
        this.folders = folders;
        this.secrets = secrets;
        this.texts = texts;
        this.otherHistories = List.copyOf(otherHistories);
    }

    /**
     * Writes all of them.
     *
     * @throws IOException if one can't be written; the others are written all the same
     */
    public void write(RunResult result) throws IOException {
        Places places = new Places(folders);
        Attempts attempts = new Attempts();
        attempts.run(() ->
                write("drift.json", Json.pretty(Redacted.of(new DriftJson(places).of(result), secrets::redact))));
        History history = new History(folders.history());
        attempts.run(() -> history.merge(otherHistories, secrets::redact));
        attempts.run(() -> {
            List<JsonNode> known = history.read();
            attempts.run(() -> history.append(result, known, secrets::redact));
            Timelines timelines = Timelines.of(History.kept(known, result), result);
            write("drift.md", new DriftMarkdown(folders, secrets, texts, timelines).of(result));
        });
        attempts.run(() -> write("drift-junit.xml", new JunitXml(folders, secrets, texts).of(result)));
        attempts.run(() -> write("badge.svg", new Badge(texts).of(result)));
        attempts.end();
    }

    private void write(String name, String text) throws IOException {
        AtomicFiles.write(folders.reports().resolve(name), text);
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
