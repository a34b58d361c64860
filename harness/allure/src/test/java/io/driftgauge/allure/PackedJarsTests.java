package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedJarsTests {

    private final Path cache;
    private final ClassLoader here = PackedJarsTests.class.getClassLoader();

    PackedJarsTests(@TempDir Path cache) {
        this.cache = cache;
    }

    @Test
    void areUnpackedOnce() throws IOException {
        try (PackedJars first = PackedJars.unpacked(cache, here);
                PackedJars second = PackedJars.unpacked(cache, here)) {
            assertThat(second.folder()).isEqualTo(first.folder());
        }
        assertThat(list(cache)).hasSize(1);
    }

    @Test
    void areNotLoadedFromAFolderThatSomeoneChanged() throws IOException {
        Path jar;
        try (PackedJars first = PackedJars.unpacked(cache, here)) {
            jar = first.folder().resolve(list(first.folder()).get(0));
        }
        Files.writeString(jar, "not a jar");

        Path own;
        try (PackedJars second = PackedJars.unpacked(cache, here)) {
            own = second.folder();
            assertThat(own).isNotEqualTo(jar.getParent());
            assertThat(Files.size(own.resolve(jar.getFileName()))).isGreaterThan(1000);
        }
        assertThat(own).doesNotExist();
    }

    @Test
    void sayWhatIsMissing() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> PackedJars.unpacked(cache, empty))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("driftgauge-allure-generator");
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).toList();
        }
    }
}
