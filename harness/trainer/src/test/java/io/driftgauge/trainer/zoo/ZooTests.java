package io.driftgauge.trainer.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.trainer.onnx.Half;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooTests {

    private static final Path KEPT = Path.of("..", "djl", "src", "test", "resources", "io", "driftgauge", "djl", "zoo");

    @Test
    void the_models_that_the_tests_read_are_those_that_are_written(@TempDir Path folder) throws IOException {
        Zoo.write(folder);
        List<String> written = files(folder);
        assertThat(files(KEPT)).hasSizeGreaterThan(60).isEqualTo(written);
        for (String file : written) {
            assertThat(KEPT.resolve(file)).as(file).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 15360", "-2, 49152", "0.333333, 13653", "65504, 31743", "0.00006, 1007"})
    void sixteen_bit_numbers_are_rounded_to_the_nearest(float value, int bits) {
        assertThat(Half.of(value) & 0xffff).isEqualTo(bits);
        assertThat(Half.of(Half.rounded(value))).isEqualTo(Half.of(value));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
