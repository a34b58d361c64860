package io.driftgauge.djl.generate;

import static io.driftgauge.djl.generate.ModelFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.djl.zoo.ZooModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many callers at once. */
class CompanyTests {

    private static final int CALLERS = 24;

    private final Path temp;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    CompanyTests(@TempDir Path temp) {
        this.temp = temp;
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama-merged", "llama-fp16", "llama-int8", "mamba", "mamba2", "t5", "bart"})
    void an_answer_is_the_same_alone_and_among_others(String name) throws Exception {
        List<ChatRequest> requests = requests();
        List<String> alone = new ArrayList<>();
        Path folder = folder(name);
        try (OnnxChatModel model = open(folder, 1)) {
            assertThat(model.environment()).containsEntry("batch", "1");
            for (ChatRequest request : requests) {
                alone.add(model.chat(request).text());
            }
        }
        try (OnnxChatModel model = open(folder, 8)) {
            assertThat(together(model, requests)).isEqualTo(alone);
        }
    }

    @Test
    void a_model_takes_as_many_callers_as_its_batches_have_seats() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        try (OnnxChatModel many = open(folder("llama"), 8);
                OnnxChatModel one = open(folder("llama-int8"), 8)) {
            assertThat(many.maxConcurrency()).isEqualTo(8 * cores);
            assertThat(one.maxConcurrency()).isEqualTo(cores);
        }
    }

    @Test
    void a_caller_that_leaves_does_not_disturb_the_others() throws Exception {
        Path folder = folder("llama");
        ChatRequest request = request("ab", Map.of("max_tokens", 40, "temperature", 1), 5);
        try (OnnxChatModel model = open(folder, 8)) {
            String expected = model.chat(request).text();
            CountDownLatch begun = new CountDownLatch(1);
            Future<String> leaving = callers.submit(() -> {
                begun.countDown();
                return model.chat(request("abc", Map.of("max_tokens", 50, "temperature", 1), 6))
                        .text();
            });
            begun.await();
            leaving.cancel(true);
            assertThat(together(model, List.of(request, request, request))).containsOnly(expected);
        }
    }

    @Test
    void closing_ends_answers_that_are_being_written() throws Exception {
        OnnxChatModel model = open(folder("llama"), 8);
        model.close();
        assertThatThrownBy(() -> model.chat(request("ab", Map.of(), 0)))
                .isInstanceOf(ModelCallException.class)
                .hasMessageContaining("closed");
    }

    private static List<ChatRequest> requests() {
        List<ChatRequest> requests = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Map<String, Object> parameters = i % 3 == 0
                    ? Map.of("max_tokens", 5 + i, "temperature", 0)
                    : Map.of(
                            "max_tokens",
                            5 + i,
                            "temperature",
                            0.9,
                            "top_k",
                            i % 2 * 40,
                            "top_p",
                            i % 3 == 1 ? 1 : 0.9);
            requests.add(request("word ".repeat(1 + i % 4), parameters, i));
        }
        return requests;
    }

    private List<String> together(OnnxChatModel model, List<ChatRequest> requests) throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        for (ChatRequest request : requests) {
            answers.add(callers.submit(() -> model.chat(request).text()));
        }
        List<String> texts = new ArrayList<>();
        for (Future<String> answer : answers) {
            texts.add(answer.get());
        }
        return texts;
    }

    private Path folder(String name) throws IOException {
        Path folder = ZooModel.copy(name, temp).folder;
        Files.writeString(folder.resolve("tokenizer.json"), Json.pretty(ModelFixture.tokenizer()));
        return folder;
    }

    private static OnnxChatModel open(Path folder, int batch) {
        return OnnxChatModel.open(
                ModelFolder.open(folder, ""), batch, Settings.of(Map.of("driftgauge.device", "cpu")), GpuProbe.real());
    }
}
