package io.driftgauge.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.driftgauge.trainer.Digests;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTests {
    private static final TrainingRecord TRAINING = new TrainingRecord(7, 100, 10, 1e-3f, 5_000, "abc", 1_234, 60);

    private final JsonMapper json = new JsonMapper();

    private final Path folder;

    ModelFolderTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void write() throws IOException {
        Path tokenizer = Files.writeString(folder.resolve("source.json"), "{}");
        Path target = folder.resolve("model");
        ModelFolder model = new ModelFolder(target, new GptSize(1280, 256, 144, 4, 4));
        model.write(new byte[] {1, 2, 3}, tokenizer);
        model.finish(Release.TINY_2026_2, TRAINING, "# card\n");
    }

    @Test
    void the_manifest_holds_the_digest_of_every_other_file() throws IOException {
        JsonNode manifest = read("manifest.json");
        assertThat(manifest.get("sha256")).hasSize(6);
        for (var entry : manifest.get("sha256").properties()) {
            byte[] bytes = Files.readAllBytes(folder.resolve("model").resolve(entry.getKey()));
            assertThat(entry.getValue().asText()).isEqualTo(Digests.hex(bytes));
        }
    }

    @Test
    void the_manifest_says_how_the_model_was_trained() throws IOException {
        JsonNode manifest = read("manifest.json");
        assertThat(manifest.get("name").asText()).isEqualTo("tiny-2026.2");
        assertThat(manifest.get("trainedFrom").asText()).isEqualTo("tiny-2026.1");
        assertThat(manifest.get("seed").asInt()).isEqualTo(7);
        assertThat(manifest.get("corpusSha256").asText()).isEqualTo("abc");
    }

    @Test
    void the_chat_template_adds_no_white_space() throws IOException {
        String template = read("tokenizer_config.json").get("chat_template").asText();
        assertThat(template.lines()).allMatch(line -> line.matches("\\{[%{]-.*-[%}]}"));
    }

    @Test
    void the_configuration_names_the_tokens_that_end_an_answer() throws IOException {
        assertThat(read("generation_config.json").get("eos_token_id").asInt()).isZero();
        assertThat(read("tokenizer_config.json").get("eos_token").asText()).isEqualTo("<|end|>");
        assertThat(read("config.json").get("n_positions").asInt()).isEqualTo(256);
    }

    private JsonNode read(String file) throws IOException {
        return json.readTree(Files.readString(folder.resolve("model").resolve(file)));
    }
}
