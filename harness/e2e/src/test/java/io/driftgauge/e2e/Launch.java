package io.driftgauge.e2e;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a project's replay with JUnit's launcher in a process of its own, and prints every failure whole. */
final class Launch {

    private Launch() {}

    /** The most memory that this process has held, as Linux tells it. */
    private static Optional<String> peak() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(Project.Outcome.PEAK)).findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Ends with 1 if a test failed. */
    public static void main(String[] args) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(ProjectDriftTest.class))
                                    .build(),
                            summary);
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.getSummary().printTo(out);
        summary.getSummary().getFailures().forEach(f -> f.getException().printStackTrace(out));
        peak().ifPresent(out::println);
        out.flush();
        System.exit(summary.getSummary().getTotalFailureCount() > 0 ? 1 : 0);
    }
}
