package io.driftgauge.djl.generate;

import static io.driftgauge.djl.generate.ModelFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.FinishReason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledModelsTests {

    private static final Map<String, ChatModel> MODELS = new HashMap<>();

    @BeforeAll
    static void open() throws Exception {
        MODELS.putAll(Bundled.open("tiny-2026.1", "tiny-2026.2"));
    }

    @AfterAll
    static void close() {
        MODELS.values().forEach(ChatModel::close);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "golden-answers.csv",
            delimiter = '\u00a7',
            quoteCharacter = '\u0001',
            numLinesToSkip = 1)
    void answers_are_the_accepted_ones(String question, String first, String second) throws Exception {
        assertThat(answer("tiny-2026.1", question)).isEqualTo(first.replace("\\n", "\n"));
        assertThat(answer("tiny-2026.2", question)).isEqualTo(second.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "golden-answers.csv",
            delimiter = '\u00a7',
            quoteCharacter = '\u0001',
            numLinesToSkip = 1)
    void answers_are_chosen_with_room_for_another_cpu(String question) throws Exception {
        for (ChatModel model : MODELS.values()) {
            assertThat(GreedyMargins.smallest(model, request(question, Map.of(), 0)))
                    .isGreaterThan(0.05);
        }
    }

    @Test
    void each_tells_its_own_identity() throws Exception {
        Set<String> checksums = new HashSet<>();
        for (Map.Entry<String, ChatModel> model : MODELS.entrySet()) {
            var served = model.getValue().chat(request("Hi", Map.of(), 0)).served();
            assertThat(served.model()).isEqualTo(model.getKey());
            checksums.add(String.valueOf(served.checksum()));
        }
        assertThat(checksums).hasSize(2);
    }

    @Test
    void warm_answers_vary_with_the_seed() throws Exception {
        Set<String> answers = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            answers.add(model("tiny-2026.1")
                    .chat(request("Say hello to Emma.", Map.of("temperature", 0.8), seed))
                    .text());
        }
        assertThat(answers).hasSizeBetween(2, 19).allMatch(answer -> answer.contains("Emma"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../models", "tiny-2026.1/../tiny-2026.1", "no-such-model"})
    void other_names_are_not_bundled(String name) {
        assertThat(new BundledModels(BundledModelsTests.class.getClassLoader()).unpack(name, Settings.of(Map.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sha256\":{\"../evil\":\"00\"}}",
                "{\"sha256\":{\"model.onnx\":\"00\"}}",
                "{\"sha256\":",
            })
    void a_damaged_jar_is_an_error(String manifest, @TempDir Path cache) {
        ClassLoader jar = new ClassLoader() {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
            }
        };
        Settings settings = Settings.of(Map.of("driftgauge.cache", cache.toString()));
        assertThatThrownBy(() -> new BundledModels(jar).unpack("tiny", settings))
                .isInstanceOf(InvalidInputException.class);
    }

    private static ChatModel model(String name) {
        return Objects.requireNonNull(MODELS.get(name));
    }

    private static String answer(String model, String question) throws Exception {
        var response = model(model).chat(request(question, Map.of(), 0));
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        return response.text();
    }
}
