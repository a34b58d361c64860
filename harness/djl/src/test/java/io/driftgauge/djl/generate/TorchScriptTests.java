package io.driftgauge.djl.generate;

import static io.driftgauge.djl.zoo.ZooModel.floats;
import static io.driftgauge.djl.zoo.ZooModel.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.djl.zoo.ZooModel;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A decoder as TorchScript. Profile pytorch brings the engine; without it only its absence is tested. */
class TorchScriptTests {

    private static final String ENGINE = "io.driftgauge.djl.runtime.TorchScript#isAvailable";

    private final Path temp;

    TorchScriptTests(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    @EnabledIf(ENGINE)
    void each_step_computes_the_logits_of_an_independent_implementation() throws IOException {
        ZooModel zoo = ZooModel.copy("llama-torchscript", temp);
        try (TextModel model = ArchitecturesTests.open(zoo)) {
            for (JsonNode text : zoo.expected.path("texts")) {
                try (Decoding decoding = model.start(longs(text.path("prompt")))) {
                    for (int step = 0; step < text.path("logits").size(); step++) {
                        assertThat(decoding.logits(0))
                                .as("step %s", step)
                                .containsExactly(floats(text.path("logits").get(step)), within(1e-4f));
                        decoding.read(text.path("tokens").get(step).asLong());
                    }
                }
            }
        }
    }

    @Test
    @EnabledIf(ENGINE)
    void it_answers_as_its_onnx_twin_does_and_tells_its_engine() throws Exception {
        try (OnnxChatModel script = open("llama-torchscript");
                OnnxChatModel twin = open("llama")) {
            for (double temperature : List.of(0.0, 1.0)) {
                Map<String, Object> parameters = Map.of("max_tokens", 12, "temperature", temperature);
                ChatResponse expected = twin.chat(ModelFixture.request("Hello", parameters, 3));
                ChatResponse actual = script.chat(ModelFixture.request("Hello", parameters, 3));
                assertThat(actual.text()).isEqualTo(expected.text()).isNotEmpty();
                assertThat(script.chat(ModelFixture.request("Hello", parameters, 3))
                                .logProbabilities())
                        .isEqualTo(actual.logProbabilities());
            }
            assertThat(script.environment()).containsKey("pytorch");
            assertThat(twin.environment()).doesNotContainKey("pytorch");
            assertThatThrownBy(() -> script.chat(ModelFixture.request("Hello", Map.of("num_beams", 2), 0)))
                    .isInstanceOf(ModelCallException.class)
                    .hasMessageContaining("Set num_beams: 1");
        }
    }

    @Test
    @EnabledIf(ENGINE)
    void what_is_no_torchscript_is_an_error_that_names_the_file() throws IOException {
        ZooModel zoo = ZooModel.copy("llama-torchscript", temp);
        Files.writeString(zoo.folder.resolve("model.pt"), "pickled");
        assertThatThrownBy(() -> ArchitecturesTests.open(zoo))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.pt")
                .hasMessageContaining("torch.jit.trace");
    }

    @Test
    @DisabledIf(ENGINE)
    void without_the_engine_an_error_says_what_to_add() throws IOException {
        ZooModel zoo = ZooModel.copy("llama-torchscript", temp);
        assertThatThrownBy(() -> ArchitecturesTests.open(zoo))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.pt")
                .hasMessageContaining("ai.djl.pytorch:pytorch-engine:0.35.1");
    }

    @Test
    void the_weights_of_torchscript_belong_to_the_identity() throws IOException {
        ZooModel zoo = ZooModel.copy("llama-torchscript", temp);
        Files.writeString(zoo.folder.resolve("tokenizer.json"), Json.pretty(ModelFixture.tokenizer()));
        String before = ModelFolder.open(zoo.folder, "").checksum();
        Files.writeString(zoo.folder.resolve("model.pt"), "others");
        assertThat(ModelFolder.open(zoo.folder, "").checksum()).isNotEqualTo(before);
    }

    private OnnxChatModel open(String name) throws IOException {
        Path folder = ZooModel.copy(name, temp).folder;
        Files.writeString(folder.resolve("tokenizer.json"), Json.pretty(ModelFixture.tokenizer()));
        return OnnxChatModel.open(
                ModelFolder.open(folder, ""), 1, Settings.of(Map.of("driftgauge.device", "cpu")), GpuProbe.real());
    }
}
