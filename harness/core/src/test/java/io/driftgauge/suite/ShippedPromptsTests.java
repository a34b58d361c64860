package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The prompts of this repository are an example of the format: they load, say nothing in vain, and fit the schemas. */
class ShippedPromptsTests {

    private static final Path PROMPTS = Path.of("../../prompts");

    @Test
    void load_without_a_warning() {
        Project project = ProjectLoader.load(PROMPTS, Settings.of(Map.of()));

        assertThat(project.warnings()).isEmpty();
        assertThat(project.suites()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void fit_the_published_schemas() throws IOException {
        try (Stream<Path> files = Files.walk(PROMPTS)) {
            List<Path> yaml =
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();

            assertThat(yaml)
                    .hasSizeGreaterThan(6)
                    .allSatisfy(file -> assertThat(AnswerSchema.of(schema(file)).violations(json(file)))
                            .as(file.toString())
                            .isEmpty());
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return Json.node(YamlTree.read(Files.readString(file), file).plain());
    }

    private static JsonNode schema(Path file) throws IOException {
        String name = file.endsWith("driftgauge.yaml") ? "driftgauge" : "prompts";
        try (InputStream in =
                ShippedPromptsTests.class.getResourceAsStream("/io/driftgauge/schema/" + name + ".schema.json")) {
            return Json.parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
