package io.driftgauge.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.driftgauge.trainer.Digests;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.Recipe;
import io.driftgauge.trainer.network.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTests {
    private static final TrainingRecord TRAINING =
            new TrainingRecord(new Recipe(100, 10, 1e-3f, 0, 0, 7), List.of(), 5_000, "abc", 1_234, 60);

    private final JsonMapper json = new JsonMapper();

    private final Path folder;

    ModelFolderTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void write() throws IOException {
        Path tokenizer = Files.writeString(folder.resolve("source.json"), "{}");
        Path target = folder.resolve("model");
        ModelFolder model = new ModelFolder(target, GptSize.tiny(1280));
        model.write(new byte[] {1, 2, 3}, true, tokenizer);
        model.finish("tiny-2026.2", TRAINING, Map.of("trainedFrom", "tiny-2026.1"), "# card\n");
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

    @Test
    void a_rotary_network_is_told_as_what_published_ones_are() throws IOException {
        Path target = folder.resolve("model");
        new ModelFolder(target, GptSize.small(2048)).write(new byte[1], false, folder.resolve("source.json"));
        assertThat(read("config.json").get("architectures").get(0).asText()).isEqualTo("GPTNeoXForCausalLM");
        assertThat(read("config.json").get("max_position_embeddings").asInt()).isEqualTo(256);
        assertThat(read("config.json").get("torch_dtype").asText()).isEqualTo("float16");
        String template = read("tokenizer_config.json").get("chat_template").asText();
        assertThat(template).contains("tools");
        assertThat(template.lines()).allMatch(line -> line.matches("\\{[%{]-.*-[%}]}"));
    }

    private JsonNode read(String file) throws IOException {
        return json.readTree(Files.readString(folder.resolve("model").resolve(file)));
    }
}
