package io.driftgauge.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What fuzzing starts from. */
final class Seeds {

    private Seeds() {}

    static Stream<Arguments> of(String reader) throws IOException {
        List<Arguments> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/fuzz", reader))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                seeds.add(Arguments.of((Object) Files.readAllBytes(file)));
            }
        }
        return seeds.stream();
    }
}
