package io.driftgauge.djl.generate;

import static io.driftgauge.djl.generate.ModelFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Location;
import io.driftgauge.base.Settings;
import io.driftgauge.base.Sha256;
import io.driftgauge.djl.generate.RandomDecoder.Layout;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DjlModelFactoryTests {

    private final Path prompts;

    DjlModelFactoryTests(@TempDir Path prompts) {
        this.prompts = prompts;
    }

    @Test
    void a_directory_below_the_prompts_folder_is_opened() throws Exception {
        ModelFixture.in(prompts.resolve("models/mine"), Layout.WITH_PAST);
        try (ChatModel model = open("djl:models/mine", Map.of())) {
            assertThat(model.chat(request("Hi", Map.of("max_tokens", 2), 0))
                            .served()
                            .model())
                    .isEqualTo("mine");
        }
    }

    @Test
    void an_absolute_directory_is_opened(@TempDir Path elsewhere) throws Exception {
        ModelFixture.in(elsewhere, Layout.WITH_PAST);
        open("djl:" + elsewhere, Map.of()).close();
    }

    @Test
    void local_models_do_not_wait_for_live() {
        assertThat(new DjlModelFactory().needsLive(spec("djl:x", Map.of()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"djl:", "djl:tiny-1999.1", "djl:../nowhere", "djl:a\u0000b"})
    void a_model_that_is_not_there_is_an_error_with_its_line(String id) {
        assertThatThrownBy(() -> open(id, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("driftgauge.yaml:7: provider 'mine':");
    }

    @Test
    void a_parameter_out_of_range_is_an_error_with_its_line() throws IOException {
        ModelFixture.in(prompts.resolve("m"), Layout.WITH_PAST);
        assertThatThrownBy(() -> open("djl:m", Map.of("temperature", -2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.yaml:7")
                .hasMessageContaining("temperature must be a number from 0");
    }

    @Test
    void a_provider_can_name_its_device() throws IOException {
        ModelFixture.in(prompts.resolve("m"), Layout.WITH_PAST);
        assertThatThrownBy(() -> open("djl:m", Map.of("device", "gpu")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("that GPU can't be used");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    model.onnx             |                           | holds no weights
                    tokenizer.json         |                           | tokenizer.json: no such file
                    model.onnx             | not an onnx file          | ONNX Runtime can't open it
                    tokenizer.json         | {}                        | is no tokenizer that can be read
                    tokenizer.json         | {"a":                     | is no tokenizer that can be read
                    generation_config.json | {"eos                     | is no valid JSON
                    generation_config.json | {}                        | which token ends an answer
                    chat_template.jinja    | {% macro x() %}           | line 1 of the chat template
                    manifest.json          | {"sha256":{"model.onnx":"00"}} | does not match manifest.json
                    manifest.json          | {"sha256":{"gone.onnx":"00"}}  | missing
                    """)
    void a_broken_directory_is_an_error_that_names_the_file(String file, String content, String message)
            throws IOException {
        Path folder = ModelFixture.in(prompts.resolve("m"), Layout.WITH_PAST).folder;
        if (content == null) {
            Files.delete(folder.resolve(file));
        } else {
            Files.writeString(folder.resolve(file), content);
        }
        assertThatThrownBy(() -> open("djl:m", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(prompts.toString())
                .hasMessageContaining(message);
    }

    @Test
    void half_an_onnx_file_is_an_error_that_names_it() throws IOException {
        Path folder = ModelFixture.in(prompts.resolve("m"), Layout.WITH_PAST).folder;
        byte[] whole = Files.readAllBytes(folder.resolve("model.onnx"));
        Files.write(folder.resolve("model.onnx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> open("djl:m", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.onnx")
                .hasMessageContaining("damaged");
    }

    @Test
    void a_manifest_that_fits_gives_the_name() throws Exception {
        ModelFixture fixture = ModelFixture.in(prompts.resolve("m"), Layout.WITH_PAST);
        var manifest = Json.object().put("name", "mine-2026.1");
        manifest.putObject("sha256").put("model.onnx", Sha256.hex(fixture.folder.resolve("model.onnx")));
        fixture.write("manifest.json", manifest);
        try (ChatModel model = open("djl:m", Map.of())) {
            assertThat(model.chat(request("Hi", Map.of("max_tokens", 1), 0))
                            .served()
                            .model())
                    .isEqualTo("mine-2026.1");
        }
    }

    @Test
    void the_checksum_follows_every_file_that_decides_an_answer() throws IOException {
        ModelFixture fixture = ModelFixture.in(prompts.resolve("m"), Layout.WITH_PAST);
        String before = ModelFolder.open(fixture.folder, "").checksum();
        fixture.write("generation_config.json", Json.object().put("eos_token_id", 1));
        assertThat(ModelFolder.open(fixture.folder, "").checksum()).isNotEqualTo(before);
    }

    private ChatModel open(String id, Map<String, Object> config) throws Exception {
        return ServiceLoader.load(ChatModelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.vendors().contains("djl"))
                .findFirst()
                .orElseThrow()
                .open(spec(id, config), prompts, Settings.of(Map.of("driftgauge.device", "cpu")));
    }

    private static ModelSpec spec(String id, Map<String, Object> config) {
        return new ModelSpec(id, "mine", config, false, new Location(Path.of("driftgauge.yaml"), 7));
    }
}
