package io.driftgauge.djl.generate;

import static io.driftgauge.djl.generate.ModelFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.djl.generate.RandomDecoder.Layout;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxChatModelTests {

    private static final Map<String, Object> SHORT = Map.of("max_tokens", 20);
    private static final Map<String, Object> WARM = Map.of("max_tokens", 20, "temperature", 1.0);

    private static OnnxChatModel model;

    @BeforeAll
    static void open(@TempDir Path temp) throws IOException {
        model = ModelFixture.in(temp.resolve("random"), Layout.WITH_PAST).open();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Layout.class,
            names = {"PLAIN", "MERGED"})
    void states_change_nothing_but_the_time(Layout layout, @TempDir Path other) throws Exception {
        try (OnnxChatModel alike = ModelFixture.in(other, layout).open()) {
            for (String text : List.of("a", "What is the capital of France?")) {
                ChatResponse expected = model.chat(request(text, SHORT, 0));
                ChatResponse actual = alike.chat(request(text, SHORT, 0));
                assertThat(actual.text()).isEqualTo(expected.text());
                for (int i = 0; i < expected.logProbabilities().size(); i++) {
                    assertThat(actual.logProbabilities().get(i))
                            .isCloseTo(expected.logProbabilities().get(i), within(1e-4));
                }
            }
        }
    }

    @Test
    void the_same_seed_brings_the_same_answer_and_another_seed_another() throws Exception {
        Set<String> answers = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            ChatResponse once = model.chat(request("Hello", WARM, seed));
            ChatResponse again = model.chat(request("Hello", WARM, seed));
            assertThat(again.text()).isEqualTo(once.text());
            assertThat(again.logProbabilities()).isEqualTo(once.logProbabilities());
            answers.add(once.text());
        }
        assertThat(answers).hasSizeGreaterThan(8);
    }

    @Test
    void callers_side_by_side_get_what_one_gets() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            expected.add(model.chat(request("Hello " + i, WARM, i)).text());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ChatRequest request = request("Hello " + i, WARM, i);
                answers.add(threads.submit(() -> model.chat(request).text()));
            }
            for (int i = 0; i < 12; i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_token_limit_ends_an_answer() throws Exception {
        ChatResponse response = model.chat(request("Hello", Map.of("max_tokens", 5), 0));
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.usage().completionTokens()).isEqualTo(5);
        assertThat(response.usage().promptTokens()).isEqualTo(7);
        assertThat(response.logProbabilities())
                .hasSize(5)
                .allSatisfy(p -> assertThat(p).isNotPositive());
    }

    @Test
    void an_end_token_ends_an_answer_and_is_no_part_of_it(@TempDir Path other) throws Exception {
        String text = model.chat(request("Hello", Map.of("max_tokens", 1), 0)).text();
        ModelFixture fixture = ModelFixture.in(other, Layout.WITH_PAST);
        ObjectNode everyToken = Json.object();
        ArrayNode ends = everyToken.putArray("eos_token_id");
        IntStream.range(0, RandomDecoder.VOCABULARY).forEach(ends::add);
        fixture.write("generation_config.json", everyToken);
        try (OnnxChatModel ending = fixture.open()) {
            ChatResponse response = ending.chat(request("Hello", SHORT, 0));
            assertThat(text).isNotEmpty();
            assertThat(response.text()).isEmpty();
            assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(response.usage().completionTokens()).isZero();
        }
    }

    @Test
    void a_stop_string_ends_an_answer_and_is_cut_off() throws Exception {
        String whole = model.chat(request("Hello", SHORT, 0)).text();
        String stop = whole.substring(3, 5);
        ChatResponse response =
                model.chat(request("Hello", Map.of("max_tokens", 20, "stop", List.of("never", stop)), 0));
        assertThat(response.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void the_end_of_the_context_ends_an_answer() throws Exception {
        ChatResponse response = model.chat(request("x".repeat(50), Map.of("max_tokens", 1000), 0));
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(Stream.of(response.usage().promptTokens(), response.usage().completionTokens())
                        .mapToLong(Objects::requireNonNull)
                        .sum())
                .isEqualTo(RandomDecoder.CONTEXT);
    }

    @Test
    void a_prompt_longer_than_the_context_is_a_permanent_error() {
        assertThatThrownBy(() -> model.chat(request("x".repeat(80), SHORT, 0)))
                .isInstanceOfSatisfying(
                        ModelCallException.class,
                        e -> assertThat(e.kind()).isEqualTo(ModelCallException.Kind.PERMANENT))
                .hasMessageContaining("82 tokens")
                .hasMessageContaining("takes 64");
    }

    @Test
    void an_interrupted_call_stops() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> model.chat(request("Hello", SHORT, 0))).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    frequency_penalty | 1    | no parameter 'frequency_penalty'
                    temprature        | 1    | Did you mean 'temperature'?
                    seed              | 1    | driftgauge.seed
                    temperature       | -1   | temperature must be a number from 0
                    top_p             | 0    | top_p must be a number above 0
                    top_p             | 1.5  | top_p must be
                    max_tokens        | 0    | max_tokens must be a number from 1
                    """)
    void a_parameter_that_can_not_be_obeyed_is_a_permanent_error(String name, double value, String message) {
        assertThatThrownBy(() -> model.chat(request("Hello", Map.of(name, value), 0)))
                .isInstanceOf(ModelCallException.class)
                .hasMessageContaining(message);
    }

    @Test
    void tools_are_not_lost_in_silence() {
        Map<String, Object> tools = Map.of("tools", List.of(Map.of("function", Map.of("name", "stock"))));
        assertThatThrownBy(() -> model.chat(request("Hello", tools, 0)))
                .isInstanceOf(ModelCallException.class)
                .hasMessageContaining("chat template has no place for tools");
    }

    @ParameterizedTest
    @CsvSource({"temperature, 0, true", "temperature, 0.7, false", "max_tokens, 3, true"})
    void only_greedy_answers_are_certain(String name, double value, boolean certain) {
        assertThat(model.isDeterministic(request("Hello", Map.of(name, value), 0)))
                .isEqualTo(certain);
    }

    @Test
    void a_greedy_answer_can_be_measured_by_its_margin() throws Exception {
        double one = GreedyMargins.smallest(model, request("Hello", Map.of("max_tokens", 1), 0));
        double many = GreedyMargins.smallest(model, request("Hello", SHORT, 0));
        assertThat(one).isPositive();
        assertThat(many).isPositive().isLessThanOrEqualTo(one);
    }

    @Test
    void the_identity_holds_name_and_checksum() throws Exception {
        ChatResponse response = model.chat(request("Hello", SHORT, 0));
        assertThat(response.served().model()).isEqualTo("random");
        assertThat(response.served().checksum()).matches("[0-9a-f]{64}");
        assertThat(model.environment()).containsEntry("device", "cpu").containsKey("onnxruntime");
        assertThat(model.maxConcurrency()).isPositive();
    }

    @Test
    void without_a_chat_template_only_a_single_message_is_taken(@TempDir Path other) throws Exception {
        ModelFixture fixture = ModelFixture.in(other, Layout.WITH_PAST).write("tokenizer_config.json", Json.object());
        try (OnnxChatModel plain = fixture.open()) {
            assertThat(plain.chat(request("Hello", SHORT, 0)).usage().promptTokens())
                    .isEqualTo(5);
            List<Message> two = List.of(new Message(Role.SYSTEM, "a"), new Message(Role.USER, "b"));
            assertThatThrownBy(() -> plain.chat(new ChatRequest("c", two, SHORT, 0, 0)))
                    .isInstanceOf(ModelCallException.class)
                    .hasMessageContaining("no chat template");
        }
    }

    @Test
    void a_closed_model_says_so(@TempDir Path other) throws Exception {
        OnnxChatModel closed = ModelFixture.in(other, Layout.WITH_PAST).open();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.chat(request("Hello", SHORT, 0)))
                .isInstanceOf(ModelCallException.class)
                .hasMessageContaining("closed");
    }
}
