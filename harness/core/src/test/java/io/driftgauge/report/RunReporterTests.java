package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReporterTests {

    private final Path root;

    RunReporterTests(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void leaves_its_files_and_nothing_else() throws IOException {
        new RunReporter(ResultBuilder.folders(root), ResultBuilder.NO_SECRETS)
                .write(ResultBuilder.run("r", List.of(ResultBuilder.moved())));

        try (Stream<Path> files = Files.list(root.resolve("reports"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "drift.json", "drift.md", "drift-junit.xml", "badge.svg", "history.jsonl");
        }
    }

    @Test
    void lets_no_secret_into_any_file_even_one_with_quotes() throws IOException {
        String secret = "se\"cret\\value";
        RunResult result = ResultBuilder.run(
                "r",
                List.of(CaseBuilder.of("s", "c")
                        .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled(secret, 0, 1))));

        new RunReporter(ResultBuilder.folders(root), Secrets.of(Map.of("MY_TOKEN", secret))).write(result);

        try (Stream<Path> files = Files.list(root.resolve("reports"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("cret\\").doesNotContain("value");
            }
        }
    }

    @Test
    void writes_the_others_where_one_cannot_be_written() throws IOException {
        Files.createDirectories(root.resolve("reports/drift.json/in-the-way"));

        assertThatThrownBy(() -> new RunReporter(ResultBuilder.folders(root), ResultBuilder.NO_SECRETS)
                        .write(ResultBuilder.run("r", List.of(ResultBuilder.moved()))))
                .isInstanceOf(IOException.class);
        assertThat(root.resolve("reports/drift.md")).exists();
    }

    @Test
    void writes_the_same_bytes_for_the_same_run() throws IOException {
        RunReporter reporter = new RunReporter(ResultBuilder.folders(root), ResultBuilder.NO_SECRETS);
        reporter.write(ResultBuilder.run("r", List.of(ResultBuilder.moved(), ResultBuilder.held())));
        String first = Files.readString(root.resolve("reports/drift.json"));
        reporter.write(ResultBuilder.run("r", List.of(ResultBuilder.moved(), ResultBuilder.held())));

        assertThat(Files.readString(root.resolve("reports/drift.json"))).isEqualTo(first);
    }
}
