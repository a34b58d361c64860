package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTests {

    private final Path folder;

    AtomicFilesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void writes_utf_8_and_creates_the_folders_above() throws IOException {
        Path file = folder.resolve("a/b/c.txt");

        AtomicFiles.write(file, "Grüße\n");

        assertThat(file).hasContent("Grüße\n");
        assertThat(names(folder.resolve("a/b"))).containsExactly("c.txt");
    }

    @Test
    void replaces_the_whole_old_file() throws IOException {
        Path file = folder.resolve("c.txt");
        AtomicFiles.write(file, "a long old text");

        AtomicFiles.write(file, "new");

        assertThat(file).hasContent("new");
    }

    @Test
    void leaves_nothing_behind_when_it_can_not_move_into_place() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));

        assertThatThrownBy(() -> AtomicFiles.write(taken, "text")).isInstanceOf(IOException.class);

        assertThat(names(folder)).containsExactly("taken");
        assertThat(names(taken)).containsExactly("inside");
    }

    @Test
    void writes_through_a_link() throws IOException {
        Path real = folder.resolve("real.txt");
        Files.writeString(real, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);

        AtomicFiles.write(link, "new");

        assertThat(real).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }
}
