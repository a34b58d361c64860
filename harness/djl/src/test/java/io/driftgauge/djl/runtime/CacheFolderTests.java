package io.driftgauge.djl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import io.driftgauge.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTests {

    private static final byte[] BYTES = "weights".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = Sha256.hex(BYTES);

    private final Path temp;
    private final CacheFolder cache;

    CacheFolderTests(@TempDir Path temp) {
        this.temp = temp;
        this.cache = CacheFolder.of(Settings.of(Map.of(CacheFolder.SETTING, temp.toString())));
    }

    @Test
    void a_file_is_unpacked_once() throws IOException {
        Path file = unpack();
        assertThat(file).hasBinaryContent(BYTES);
        CacheFolder.Source never = () -> {
            throw new IOException("opened again");
        };
        assertThat(cache.file("m", "model.onnx", SHA256, never, "wrong")).isEqualTo(file);
        assertThat(files()).containsExactly(file);
    }

    @Test
    void a_damaged_file_is_unpacked_again() throws IOException {
        Files.writeString(unpack(), "weigh");
        assertThat(unpack()).hasBinaryContent(BYTES);
    }

    @Test
    void other_bytes_are_refused_and_leave_nothing_behind() throws IOException {
        assertThatThrownBy(() -> cache.file(
                        "m", "model.onnx", SHA256, () -> new ByteArrayInputStream(new byte[0]), "is not the model."))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not the model.")
                .hasMessageContaining(SHA256);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_source_that_breaks_off_leaves_nothing_behind() throws IOException {
        CacheFolder.Source broken = () -> {
            throw new IOException("no more");
        };
        assertThatThrownBy(() -> cache.file("m", "model.onnx", SHA256, broken, "wrong"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no more")
                .hasMessageContaining("driftgauge.cache");
        assertThat(files()).isEmpty();
    }

    @Test
    void many_may_unpack_at_once() {
        List<Path> found = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> unpack())
                .distinct()
                .toList();
        assertThat(found).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(BYTES));
    }

    private Path unpack() {
        return cache.file("m", "model.onnx", SHA256, () -> new ByteArrayInputStream(BYTES), "wrong");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
