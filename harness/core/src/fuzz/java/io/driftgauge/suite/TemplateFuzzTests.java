package io.driftgauge.suite;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, the reader of template gives a value or problems. Finds belong into {@code src/test/resources/fuzz/template}. */
class TemplateFuzzTests {

    static Stream<Arguments> seeds() throws IOException {
        return Seeds.of("template");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void gives_a_value_or_problems(byte[] bytes) {
        FuzzedReaders.read("template", bytes);
    }
}
