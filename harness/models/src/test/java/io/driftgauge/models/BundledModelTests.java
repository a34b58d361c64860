package io.driftgauge.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledModelTests {
    private static final long LARGEST_FILE = 6_000_000;

    /** What a project downloads for the models. */
    private static final long LARGEST_TOTAL = 20_000_000;

    private static final Set<String> FILES = Set.of(
            "MODEL_CARD.md",
            "config.json",
            "generation_config.json",
            "manifest.json",
            "model.onnx",
            "tokenizer.json",
            "tokenizer_config.json");

    @Test
    void the_bundled_models_are_the_releases_and_nothing_else() throws Exception {
        assertThat(names(folder("").toAbsolutePath()))
                .containsExactlyInAnyOrder("tiny-2026.1", "tiny-2026.2", "small-2026.1", "small-2026.1-int8");
    }

    @Test
    void all_together_are_no_larger_than_twenty_megabytes() throws Exception {
        long total = 0;
        for (String model : names(folder("").toAbsolutePath())) {
            for (String file : FILES) {
                total += Files.size(folder(model).resolve(file));
            }
        }
        assertThat(total).isLessThanOrEqualTo(LARGEST_TOTAL);
    }

    @Test
    void the_eight_bit_release_holds_the_same_weights_in_about_half_of_the_bytes() throws Exception {
        assertThat(manifest("small-2026.1-int8").get("weightsOf").asText()).isEqualTo("small-2026.1");
        assertThat((double) Files.size(folder("small-2026.1-int8").resolve("model.onnx"))
                        / Files.size(folder("small-2026.1").resolve("model.onnx")))
                .isBetween(0.45, 0.6);
        for (String file :
                List.of("tokenizer.json", "tokenizer_config.json", "config.json", "generation_config.json")) {
            assertThat(Files.readString(folder("small-2026.1-int8").resolve(file)))
                    .isEqualTo(Files.readString(folder("small-2026.1").resolve(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-2026.1", "tiny-2026.2", "small-2026.1", "small-2026.1-int8"})
    void a_model_has_its_files_and_no_others(String model) throws Exception {
        assertThat(names(folder(model))).isEqualTo(new TreeSet<>(FILES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-2026.1", "tiny-2026.2", "small-2026.1", "small-2026.1-int8"})
    void the_manifest_holds_the_digest_of_every_other_file(String model) throws Exception {
        JsonNode manifest = manifest(model);
        assertThat(manifest.get("name").asText()).isEqualTo(model);
        Set<String> listed = new TreeSet<>();
        for (var entry : manifest.get("sha256").properties()) {
            listed.add(entry.getKey());
            assertThat(sha256(folder(model).resolve(entry.getKey())))
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue().asText());
        }
        listed.add("manifest.json");
        assertThat(listed).isEqualTo(new TreeSet<>(FILES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-2026.1", "tiny-2026.2", "small-2026.1", "small-2026.1-int8"})
    void no_file_is_larger_than_six_megabytes(String model) throws Exception {
        for (String file : FILES) {
            assertThat(Files.size(folder(model).resolve(file))).as(file).isLessThanOrEqualTo(LARGEST_FILE);
        }
    }

    @Test
    void both_releases_read_text_in_the_same_way() throws Exception {
        for (String file : List.of("tokenizer.json", "tokenizer_config.json", "config.json")) {
            assertThat(Files.readString(folder("tiny-2026.2").resolve(file)))
                    .isEqualTo(Files.readString(folder("tiny-2026.1").resolve(file)));
        }
    }

    private static JsonNode manifest(String model) throws IOException, URISyntaxException {
        return new JsonMapper().readTree(Files.readString(folder(model).resolve("manifest.json")));
    }

    private static Path folder(String model) throws URISyntaxException {
        URL manifest = BundledModelTests.class.getResource("/io/driftgauge/models/tiny-2026.1/manifest.json");
        assertThat(manifest).as("resources of the module").isNotNull();
        return Path.of(manifest.toURI()).getParent().resolveSibling(model).normalize();
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    }
}
