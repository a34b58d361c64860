package io.driftgauge.djl.generate;

import static io.driftgauge.djl.zoo.ZooModel.floats;
import static io.driftgauge.djl.zoo.ZooModel.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.OnnxFile;
import io.driftgauge.djl.zoo.ZooModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every architecture in its published layout, against a computation that shares nothing with ONNX Runtime. */
class ArchitecturesTests {

    private static final float TOLERANCE = 1e-4f;

    private final Path temp;

    ArchitecturesTests(@TempDir Path temp) {
        this.temp = temp;
    }

    @ParameterizedTest
    @CsvSource({
        "llama, 1e-4",
        "llama-merged, 1e-4",
        "llama-external, 1e-4",
        "llama-fp16, 0.02",
        "llama-int8, 1e-3",
        "mamba, 1e-4",
        "mamba2, 1e-4",
        "t5, 1e-4",
        "t5-merged, 1e-4",
        "bart, 1e-4"
    })
    void each_step_computes_the_logits_of_an_independent_implementation(String name, float tolerance)
            throws IOException {
        ZooModel zoo = ZooModel.copy(name, temp);
        try (TextModel model = open(zoo)) {
            for (JsonNode text : zoo.expected.path("texts")) {
                try (Decoding decoding = model.start(longs(text.path("prompt")))) {
                    JsonNode steps = text.path("logits");
                    for (int step = 0; step < steps.size(); step++) {
                        assertThat(decoding.logits(0))
                                .as("step %s", step)
                                .containsExactly(floats(steps.get(step)), within(tolerance));
                        decoding.read(text.path("tokens").get(step).asLong());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama-merged", "llama-external", "mamba", "mamba2"})
    void texts_that_are_computed_together_are_what_they_are_alone(String name) throws IOException {
        ZooModel zoo = ZooModel.copy(name, temp);
        try (TextModel model = open(zoo)) {
            assertThat(model.joinable()).isTrue();
            List<Decoding> parts = new ArrayList<>();
            for (JsonNode text : zoo.expected.path("texts")) {
                parts.add(model.start(longs(text.path("prompt"))));
            }
            Decoding together = Decoding.join(parts);
            check(zoo, together, 0, 0, 1);
            together = read(zoo, together, 0, 0, 1);
            check(zoo, together, 1, 0, 1);
            together = read(zoo, together, 1, 0, 1).keep(List.of(1));
            check(zoo, together, 2, 1);
            together = read(zoo, together, 2, 1);
            check(zoo, together, 3, 1);
            together.close();
        }
    }

    private static Decoding read(ZooModel zoo, Decoding decoding, int step, int... texts) {
        long[] tokens = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            tokens[i] =
                    zoo.expected.at("/texts/" + texts[i] + "/tokens/" + step).asLong();
        }
        return decoding.readEach(tokens);
    }

    private static void check(ZooModel zoo, Decoding decoding, int step, int... texts) {
        assertThat(decoding.texts()).isEqualTo(texts.length);
        for (int i = 0; i < texts.length; i++) {
            assertThat(decoding.logits(i))
                    .as("text %s, step %s", texts[i], step)
                    .containsExactly(
                            floats(zoo.expected.at("/texts/" + texts[i] + "/logits/" + step)), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @CsvSource({"mamba, false", "mamba2, false", "llama, true"})
    void a_state_space_model_remembers_as_much_however_long_the_text_is(String name, boolean grows) throws IOException {
        try (TextModel model = open(ZooModel.copy(name, temp));
                Decoding decoding = model.start(new long[] {40, 41})) {
            long before = decoding.stateSize();
            for (int i = 0; i < 50; i++) {
                decoding.read(42);
            }
            assertThat(decoding.stateSize() > before).isEqualTo(grows);
            assertThat(decoding.stateSize()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"llama-int8, true", "llama, false", "llama-merged, false"})
    void dynamically_quantised_weights_are_known(String name, boolean quantised) throws IOException {
        Path folder = ZooModel.copy(name, temp).folder;
        Path file = folder.resolve(name.endsWith("merged") ? "decoder_model_merged.onnx" : "model.onnx");
        assertThat(OnnxFile.read(file).dependsOnBatch()).isEqualTo(quantised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5", "bart"})
    void encoder_decoders_are_computed_one_by_one(String name) throws IOException {
        try (TextModel model = open(ZooModel.copy(name, temp))) {
            assertThat(model.joinable()).isFalse();
            assertThat(model.room(1000, 64)).isLessThan(1);
            assertThat(model.room(64, 64)).isPositive();
        }
    }

    @Test
    void an_encoder_decoder_without_a_start_token_is_an_error_that_says_where_to_put_it() throws IOException {
        ZooModel zoo = ZooModel.copy("t5", temp);
        Files.writeString(zoo.folder.resolve("generation_config.json"), "{\"eos_token_id\": 1}");
        assertThatThrownBy(() -> open(zoo))
                .hasMessageContaining("Put decoder_start_token_id into generation_config.json");
    }

    static TextModel open(ZooModel zoo) throws IOException {
        DjlRuntime.start();
        Files.writeString(zoo.folder.resolve("tokenizer.json"), Json.pretty(ModelFixture.tokenizer()));
        ModelFolder folder = ModelFolder.open(zoo.folder, "");
        try (ChatEncoder encoder = ChatEncoder.open(folder)) {
            return TextModels.open(folder, ModelDefaults.of(folder, encoder), ComputeDevice.CPU);
        }
    }
}
