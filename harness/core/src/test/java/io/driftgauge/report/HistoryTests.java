package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTests {

    private final Path root;
    private final Path file;

    HistoryTests(@TempDir Path root) {
        this.root = root;
        file = root.resolve("new/history.jsonl");
    }

    private void append(RunResult result) throws IOException {
        History history = new History(file);
        history.append(result, history.read(), text -> text);
    }

    private static RunResult run(String id) {
        return ResultBuilder.run(id, List.of(ResultBuilder.moved(), ResultBuilder.held()));
    }

    @Test
    void holds_a_line_a_suite_and_a_line_a_case() throws IOException {
        append(run("r1"));

        assertThat(new History(file).read())
                .extracting(line -> line.path("kind").asText() + " "
                        + line.path("case").asText() + line.path("verdict").asText())
                .containsExactly("suite DRIFTED", "case refund-windowDRIFTED", "case open-questionSTABLE");
    }

    @Test
    void only_ever_adds() throws IOException {
        append(run("r1"));
        String before = Files.readString(file);
        append(run("r2"));

        assertThat(Files.readString(file)).startsWith(before);
        assertThat(History.runs(new History(file).read())).isEqualTo(2);
    }

    @Test
    void adds_a_run_once() throws IOException {
        append(run("r1"));
        append(run("r1"));

        assertThat(new History(file).read()).hasSize(3);
    }

    @Test
    void survives_a_line_that_was_cut_off() throws IOException {
        append(run("r1"));
        Files.writeString(file, "{\"run\":\"r2\",\"kind\":\"su", StandardOpenOption.APPEND);
        append(run("r3"));

        List<JsonNode> lines = new History(file).read();
        assertThat(lines).hasSize(6);
        assertThat(lines).extracting(l -> l.path("run").asText()).doesNotContain("r2");
    }

    @Test
    void keeps_the_newest_runs_only() throws IOException {
        StringBuilder old = new StringBuilder();
        for (int i = 0; i < History.MOST_RUNS; i++) {
            old.append("{\"run\":\"old-").append(i).append("\",\"kind\":\"suite\"}\n");
        }
        Files.createDirectories(root.resolve("new"));
        Files.writeString(file, old);
        append(run("new"));

        List<JsonNode> lines = new History(file).read();
        assertThat(History.runs(lines)).isEqualTo(History.MOST_RUNS);
        assertThat(lines.get(0).path("run").asText()).isEqualTo("old-1");
    }

    @Test
    void keeps_fewer_runs_where_they_are_very_large() throws IOException {
        StringBuilder old = new StringBuilder();
        for (String run : List.of("a", "b")) {
            for (int i = 0; i < History.MOST_LINES / 2; i++) {
                old.append("{\"run\":\"").append(run).append("\",\"kind\":\"case\"}\n");
            }
        }
        Files.createDirectories(root.resolve("new"));
        Files.writeString(file, old);
        append(run("new"));

        assertThat(new History(file).read())
                .extracting(line -> line.path("run").asText())
                .doesNotContain("a")
                .contains("b", "new");
    }

    @Test
    void takes_in_what_other_jobs_found_in_the_order_of_their_runs() throws IOException {
        Path one = write("one.jsonl", line("r1", "2026-11-01", "a"), line("r3", "2026-11-03", "a"), "{\"run\": \"cut");
        Path two = write(
                "two.jsonl",
                line("r2", "2026-11-02", "b"),
                line("r3", "2026-11-03", "b"),
                line("r1", "2026-11-01", "a"));
        Files.createDirectories(root.resolve("new"));
        Files.writeString(file, line("r0", "2026-10-31", "a") + "\n");

        new History(file).merge(List.of(one, two), text -> text);

        assertThat(new History(file).read())
                .extracting(l -> l.path("run").asText() + l.path("suite").asText())
                .containsExactly("r0a", "r1a", "r2b", "r3a", "r3b");
    }

    @Test
    void takes_in_the_same_again_without_a_change() throws IOException {
        Path one = write("one.jsonl", line("r1", "2026-11-01", "a"));
        new History(file).merge(List.of(one), text -> text);
        String before = Files.readString(file);

        new History(file).merge(List.of(one), text -> text);

        assertThat(Files.readString(file)).isEqualTo(before);
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(root.resolve(name), String.join("\n", lines));
    }

    private static String line(String run, String day, String suite) {
        return "{\"run\":\"" + run + "\",\"started\":\"" + day + "T02:00:00Z\",\"kind\":\"suite\",\"suite\":\"" + suite
                + "\",\"provider\":\"p\"}";
    }

    @ParameterizedTest
    @CsvSource({"verify, true, 3, true", "update, true, 3, false", "verify, false, 3, false", "verify, true, 0, false"})
    void keeps_whole_verifying_runs_with_calls(String mode, boolean whole, int calls, boolean kept) throws IOException {
        RunResult run = run("r");
        append(new RunResult(ResultBuilder.info("r", mode, whole, calls), run.suites(), run.cases()));

        assertThat(Files.exists(file)).isEqualTo(kept);
    }

    @Test
    void is_empty_where_there_is_none() throws IOException {
        assertThat(new History(file).read()).isEmpty();
    }
}
