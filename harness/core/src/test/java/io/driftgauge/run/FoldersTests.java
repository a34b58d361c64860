package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Settings;
import io.driftgauge.report.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTests {

    private final Path root;

    FoldersTests(@TempDir Path root) {
        this.root = root;
    }

    private static RunFolders resolve(Path workingDirectory, Map<String, String> settings) {
        return Folders.resolve(Settings.of(settings), workingDirectory);
    }

    @Test
    void the_nearest_folder_that_holds_prompts_is_the_root() throws IOException {
        Files.createDirectories(root.resolve("prompts"));
        Path module = Files.createDirectories(root.resolve("modules/app"));
        RunFolders folders = resolve(module, Map.of());
        assertThat(folders)
                .isEqualTo(new RunFolders(
                        root,
                        root.resolve("prompts"),
                        root.resolve("baselines"),
                        root.resolve("reports"),
                        root.resolve("reports/history.jsonl")));
    }

    @Test
    void a_module_s_own_prompts_come_before_those_above() throws IOException {
        Files.createDirectories(root.resolve("prompts"));
        Files.createDirectories(root.resolve("app/prompts"));
        assertThat(resolve(root.resolve("app"), Map.of()).root()).isEqualTo(root.resolve("app"));
    }

    @Test
    void without_prompts_anywhere_the_working_directory_is_the_root() {
        assertThat(resolve(root, Map.of()).prompts()).isEqualTo(root.resolve("prompts"));
    }

    @Test
    void relative_folders_resolve_against_the_root_that_is_set() {
        Path other = root.resolve("elsewhere");
        RunFolders folders = resolve(
                root,
                Map.of(
                        "driftgauge.root", "elsewhere",
                        "driftgauge.prompts", "p",
                        "driftgauge.reports", "target/reports",
                        "driftgauge.history", "../history.jsonl"));
        assertThat(folders.root()).isEqualTo(other);
        assertThat(folders.prompts()).isEqualTo(other.resolve("p"));
        assertThat(folders.reports()).isEqualTo(other.resolve("target/reports"));
        assertThat(folders.history()).isEqualTo(root.resolve("history.jsonl"));
    }

    @Test
    void absolute_folders_stay_where_they_are() {
        Path there = root.resolve("there");
        assertThat(resolve(root, Map.of("driftgauge.baselines", there.toString()))
                        .baselines())
                .isEqualTo(there);
    }
}
