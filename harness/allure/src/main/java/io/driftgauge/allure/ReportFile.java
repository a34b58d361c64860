package io.driftgauge.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the report of a folder of results: one HTML file. It is made elsewhere and then put in place, so that a problem
 * leaves the last report as it was. Thread-safe.
 */
final class ReportFile {

    private static final String ENTRY = "io.driftgauge.allure.generator.ReportEntry";

    private final Path cache;

    /** With the folder where the generator's jars are unpacked. */
    ReportFile(Path cache) {
        this.cache = cache;
    }

    /**
     * Writes {@code index.html}.
     *
     * @param results what to report
     * @param report the folder of {@code index.html}
     * @param name its title
     * @param history where to keep the history for the next report; null to leave it as it is
     * @throws IOException if the report can't be made or put in place; the old one stays
     */
    void make(Path results, Path report, String name, @Nullable Path history) throws IOException {
        Path fresh = Folders.beside(report);
        try {
            generate(results, fresh, name);
            Files.createDirectories(report);
            Files.move(
                    fresh.resolve("index.html"),
                    report.resolve("index.html"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            if (history != null) {
                KeptHistory.copy(fresh.resolve("history"), history);
            }
        } finally {
            Folders.delete(fresh);
        }
    }

    private void generate(Path results, Path report, String name) throws IOException {
        ClassLoader outside = Objects.requireNonNull(ReportFile.class.getClassLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (PackedJars jars = PackedJars.unpacked(cache, outside);
                GeneratorLoader loader = new GeneratorLoader(jars.urls(), outside)) {
            thread.setContextClassLoader(loader);
            entry(loader).accept(Map.of("results", results.toString(), "report", report.toString(), "name", name));
        } catch (RuntimeException | LinkageError e) {
            throw new IOException("The report generator failed: " + e, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("unchecked") // the type is fixed by our own class, two lines up
    private static Consumer<Map<String, String>> entry(ClassLoader loader) {
        try {
            return (Consumer<Map<String, String>>)
                    loader.loadClass(ENTRY).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The report generator can't be loaded.", e);
        }
    }
}
