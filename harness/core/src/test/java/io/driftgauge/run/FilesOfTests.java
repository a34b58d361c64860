package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesOfTests {

    private final Path root;

    FilesOfTests(@TempDir Path root) {
        this.root = root;
    }

    private List<Path> of(String value) {
        Settings settings = Settings.of(Map.of("driftgauge.history.merge", value, "driftgauge.root", root.toString()));
        return FilesOf.setting(
                "driftgauge.history.merge",
                "the history",
                name -> name.endsWith(".jsonl"),
                settings,
                Folders.resolve(settings, root));
    }

    @Test
    void are_files_and_all_of_a_folder() throws IOException {
        Files.createDirectories(root.resolve("shards/1"));
        Path a = Files.writeString(root.resolve("shards/1/history.jsonl"), "");
        Path b = Files.writeString(root.resolve("shards/b.jsonl"), "");
        Files.writeString(root.resolve("shards/drift.json"), "");
        Path c = Files.writeString(root.resolve("c.jsonl"), "");

        assertThat(of("shards, c.jsonl")).containsExactly(a, b, c);
    }

    @Test
    void are_none_where_none_is_asked() {
        assertThat(of(" ")).isEmpty();
    }

    @Test
    void are_missed_by_name() {
        assertThatThrownBy(() -> of("no/such.jsonl"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.history.merge: 'no/such.jsonl' does not exist.");
    }
}
