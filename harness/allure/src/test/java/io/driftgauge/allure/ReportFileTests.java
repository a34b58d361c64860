package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Settings;
import io.driftgauge.report.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTests {

    private final RunFolders folders;
    private final Path results;
    private final Path report;
    private final ReportFile file;

    ReportFileTests(@TempDir Path root) {
        folders = Runs.folders(root);
        results = folders.reports().resolve("allure-results");
        report = folders.reports().resolve("allure-report");
        file = new ReportFile(root.resolve("cache"));
    }

    @BeforeEach
    void writeResults() {
        new AllureListener(Map.of()).judged(Runs.ofEveryVerdict(), folders, Settings.of(Map.of()));
    }

    @Test
    void keepsTheLastReportIfAResultIsBroken() throws IOException {
        Files.createDirectories(report);
        Files.writeString(report.resolve("index.html"), "the last one");
        Files.writeString(results.resolve("broken-result.json"), "{\"uuid\": \"x\", ");

        assertThatThrownBy(() -> file.make(results, report, "Prompt drift", null))
                .isInstanceOf(IOException.class);

        assertThat(page()).isEqualTo("the last one");
    }

    @Test
    void keepsTheLastReportIfThereAreNoResults() throws IOException {
        Files.createDirectories(report);
        Files.writeString(report.resolve("index.html"), "the last one");

        assertThatThrownBy(() -> file.make(folders.reports().resolve("missing"), report, "Prompt drift", null))
                .isInstanceOf(IOException.class);

        assertThat(page()).isEqualTo("the last one");
    }

    @Test
    void isOneFileThatLoadsNothingFromTheNetwork() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        file.make(results, report, "Prompt drift", null);

        assertThat(page())
                .doesNotContainPattern("<(script|link|img|iframe)[^>]*=\"(https?:)?//")
                .doesNotContain("googletagmanager", "gtag(")
                .contains("Content-Security-Policy", "default-src 'none'", "connect-src 'none'");
        assertThat(list(report)).containsExactly("index.html");
        assertThat(list(folders.reports())).containsExactly("allure-report", "allure-results");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isMadeByTwoThreadsAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<String> make = () -> {
                file.make(results, report, "Prompt drift", folders.reports().resolve("allure-history"));
                return "made";
            };
            for (Future<String> each : pool.invokeAll(List.of(make, make))) {
                assertThat(each.get()).isEqualTo("made");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(page()).contains("</html>");
    }

    private String page() throws IOException {
        return Files.readString(report.resolve("index.html"));
    }
}
