package io.driftgauge.djl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTests {

    private final Path folder;

    LeftoversTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_a_killed_jvm_left_is_removed() throws IOException {
        Path left = Files.createFile(folder.resolve(".model.onnx123.tmp"));
        Leftovers.remove(folder, "model.onnx");
        assertThat(left).doesNotExist();
    }

    @Test
    void what_is_being_written_stays() throws IOException {
        try (Leftovers.Beside beside = Leftovers.beside(folder, "model.onnx")) {
            beside.write(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            Leftovers.remove(folder, "model.onnx");
            assertThat(beside.file()).hasBinaryContent(new byte[] {1, 2, 3});
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void another_jvm_leaves_what_is_being_written_also_after_it_was_read() throws Exception {
        try (Leftovers.Beside beside = Leftovers.beside(folder, "model.onnx")) {
            beside.write(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            assertThat(beside.content()).hasBinaryContent(new byte[] {1, 2, 3});

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Remover.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start();

            assertThat(other.waitFor()).isZero();
            assertThat(beside.file()).exists();
        }
    }

    /** Removes leftovers, as another JVM. */
    static final class Remover {

        private Remover() {}

        public static void main(String[] args) throws IOException {
            Leftovers.remove(Path.of(args[0]), "model.onnx");
        }
    }

    @Test
    void other_files_stay() throws IOException {
        Path other = Files.createFile(folder.resolve(".config.json1.tmp"));
        Path whole = Files.createFile(folder.resolve("model.onnx"));
        Leftovers.remove(folder, "model.onnx");
        assertThat(other).exists();
        assertThat(whole).exists();
    }
}
