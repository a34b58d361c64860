package io.driftgauge.baseline;

import static io.driftgauge.baseline.Fixtures.TINY;
import static io.driftgauge.baseline.Fixtures.recorder;
import static io.driftgauge.baseline.Fixtures.replay;
import static io.driftgauge.baseline.Fixtures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.suite.PromptCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowBaselinesTests {

    private final Path folder;
    private final BaselineStore store;

    RowBaselinesTests(@TempDir Path folder) {
        this.folder = folder;
        this.store = new BaselineStore(folder);
    }

    @Test
    void stand_in_one_file_sorted_by_case() throws IOException {
        store.writeAll(List.of(entry("c", "1"), entry("a", "2\n3"), entry("b", "4")));

        assertThat(Files.readAllLines(folder.resolve("support/refunds/tiny.jsonl")))
                .extracting(line -> line.replaceAll(".*\"case\":\"(.)\".*", "$1"))
                .containsExactly("a", "b", "c");
        assertThat(store.read(row("a"), TINY).orElseThrow().samples())
                .extracting(Sample::text)
                .containsExactly("2\n3");
    }

    @Test
    void keep_the_other_rows_when_one_is_written() {
        store.writeAll(List.of(entry("a", "1"), entry("b", "2")));
        store.writeAll(List.of(entry("b", "3")));

        assertThat(new BaselineStore(folder).list()).hasSize(2);
        assertThat(store.read(row("b"), TINY).orElseThrow().samples())
                .extracting(Sample::text)
                .containsExactly("3");
    }

    @Test
    void lose_nothing_when_written_by_several_threads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                BaselineStore.Entry entry = entry("row-" + i, "text " + i);
                writes.add(pool.submit(() -> store.writeAll(List.of(entry))));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(store.list()).hasSize(60);
    }

    @Test
    void are_seen_anew_when_the_file_changes() throws IOException {
        store.writeAll(List.of(entry("a", "1"), entry("b", "2")));
        assertThat(store.read(row("b"), TINY)).isPresent();
        Path file = folder.resolve("support/refunds/tiny.jsonl");
        Files.writeString(file, Files.readAllLines(file).get(0) + "\n");

        assertThat(store.read(row("b"), TINY)).isEmpty();
    }

    @Test
    void are_refused_with_every_broken_line() throws IOException {
        store.writeAll(List.of(entry("a", "1"), entry("b", "2"), entry("c", "3")));
        Path file = folder.resolve("support/refunds/tiny.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, lines.get(0).replace("\"count\"", "\"cuont\""));
        lines.add(2, lines.get(1));
        lines.set(3, lines.get(3).replace("support/refunds", "support/other"));
        String text = String.join("\n", lines);
        Files.writeString(file, text);

        assertThatThrownBy(() -> store.read(row("a"), TINY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tiny.jsonl:1: ")
                .hasMessageContaining("'count' is missing")
                .hasMessageContaining("tiny.jsonl:3: ")
                .hasMessageContaining("case 'b' stands here a second time")
                .hasMessageContaining("tiny.jsonl:4: ")
                .hasMessageContaining("this row belongs to 'support/other/c @ tiny'")
                .hasMessageContaining("the last line has no end");
        assertThatThrownBy(() -> store.writeAll(List.of(entry("z", "1")))).isInstanceOf(InvalidInputException.class);
        assertThat(file).hasContent(text);
    }

    private static BaselineStore.Entry entry(String id, String text) {
        PromptCase row = row(id);
        return new BaselineStore.Entry(row, recorder().anew(replay(row, text)));
    }
}
