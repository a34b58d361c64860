package io.driftgauge.baseline;

import static io.driftgauge.baseline.Fixtures.TINY;
import static io.driftgauge.baseline.Fixtures.promptCase;
import static io.driftgauge.baseline.Fixtures.provider;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import io.driftgauge.model.ToolCall;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHashTests {

    private static final List<Message> CHAT =
            List.of(new Message(Role.SYSTEM, "You help."), new Message(Role.USER, "How long?"));

    private static RequestHash hash(Map<String, Object> config, Map<String, Object> parameters) {
        return RequestHash.of(promptCase("a", false, parameters, 1, CHAT), provider("djl:tiny-2026.1", config));
    }

    @Test
    void never_changes_from_one_release_to_the_next() {
        assertThat(hash(Map.of("temperature", 0.7, "max_tokens", 50), Map.of()).hash())
                .isEqualTo("9e1d10454d28190034d4232a0dcab8cd261a4748ad489869e253a8fb59bc758c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temperature",
                "top_p",
                "max_tokens",
                "stop",
                "seed",
                "tools",
                "tool_choice",
                "response_format",
                "reasoning_effort",
                "something_new"
            })
    void changes_with_every_generation_parameter(String name) {
        RequestHash with = hash(Map.of(name, "x"), Map.of());
        RequestHash without = hash(Map.of(), Map.of());

        assertThat(with.sameAs(without)).isFalse();
        assertThat(with.changesSince(without)).hasToString(name + " is new");
        assertThat(without.changesSince(with)).hasToString(name + " is gone");
        assertThat(hash(Map.of(), Map.of(name, "x")).sameAs(with)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKey",
                "apiKeyEnvar",
                "api_key",
                "apiBaseUrl",
                "base_url",
                "headers",
                "timeout",
                "timeoutMs",
                "maxRetries",
                "device",
                "price",
                "limits",
                "maxConcurrency",
                "organization",
                "repeat"
            })
    void ignores_how_the_model_is_reached(String name) {
        assertThat(hash(Map.of(name, "x"), Map.of()).sameAs(hash(Map.of(), Map.of())))
                .isTrue();
    }

    @Test
    void ignores_the_provider_and_how_answers_are_judged() {
        PromptCase plain = promptCase("a");
        PromptCase judged = Fixtures.with(
                plain,
                List.of(Fixtures.assertion(AssertionType.IS_JSON)),
                new AnswerRule.Labels(List.of("x")),
                new DriftPolicy(false, 3, 0.1));
        ModelSpec other = new ModelSpec("openai:gpt", "other", Map.of(), true, null);

        assertThat(RequestHash.of(judged, other).sameAs(RequestHash.of(plain, TINY)))
                .isTrue();
    }

    @Test
    void takes_numbers_by_value_and_maps_by_content() {
        Map<String, Object> one = new HashMap<>(Map.of("temperature", 1, "nested", Map.of("a", 1, "b", List.of(2))));
        Map<String, Object> two = Map.of("nested", Map.of("b", List.of(2.0), "a", 1L), "temperature", 1.0);

        assertThat(hash(one, Map.of()).hash()).isEqualTo(hash(two, Map.of()).hash());
    }

    @Test
    void lets_a_case_overlay_and_take_away() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("temperature", null);

        assertThat(hash(Map.of("temperature", 0.7), Map.of("temperature", 0)).parameters())
                .isEqualTo(hash(Map.of("temperature", 0), Map.of()).parameters());
        assertThat(hash(Map.of("temperature", 0.7), parameters).parameters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "You help!, How long?, 1, the system message changed",
        "You help., How long, 1, the user message changed",
        "You help., How long?, 2, the suite's version went from 1 to 2",
    })
    void says_what_changed(String system, String user, int version, String message) {
        List<Message> chat = List.of(new Message(Role.SYSTEM, system), new Message(Role.USER, user));
        RequestHash now = RequestHash.of(promptCase("a", false, Map.of(), version, chat), TINY);

        assertThat(now.changesSince(hash(Map.of(), Map.of()))).hasToString(message);
    }

    @Test
    void counts_messages_and_numbers_equal_roles() {
        List<Message> three =
                List.of(new Message(Role.USER, "a"), new Message(Role.ASSISTANT, "b"), new Message(Role.USER, "c"));
        List<Message> other =
                List.of(new Message(Role.USER, "a"), new Message(Role.ASSISTANT, "b"), new Message(Role.USER, "d"));
        RequestHash before = RequestHash.of(promptCase("a", false, Map.of(), 1, three), TINY);

        assertThat(RequestHash.of(promptCase("a", false, Map.of(), 1, other), TINY)
                        .changesSince(before))
                .hasToString("the user message (number 3) changed");
        assertThat(hash(Map.of(), Map.of()).changesSince(before)).hasToString("the chat has 2 messages instead of 3");
    }

    @Test
    void tells_a_role_from_another() {
        RequestHash user = RequestHash.of(promptCase("a"), TINY);
        RequestHash system = RequestHash.of(
                promptCase("a", false, Map.of(), 1, List.of(new Message(Role.SYSTEM, "How long?"))), TINY);

        assertThat(user.sameAs(system)).isFalse();
    }

    @Test
    void pictures_and_tool_calls_count_and_random_ids_do_not() {
        assertThat(withCall("call_a", "{}").sameAs(withCall("call_b", "{}"))).isTrue();
        assertThat(withCall("call_a", "{}").sameAs(withCall("call_a", "{\"q\":1}")))
                .isFalse();
        assertThat(withImage("aGk=").sameAs(withImage("aG8="))).isFalse();
        assertThat(withImage("aGk=").changesSince(withImage("aG8="))).hasToString("the user message changed");
    }

    private static RequestHash withCall(String id, String arguments) {
        List<Message> chat = List.of(
                new Message(Role.USER, "Find it"),
                Message.assistant("", List.of(new ToolCall(id, "find", arguments))),
                Message.toolResult(id, "found"));
        return RequestHash.of(promptCase("a", false, Map.of(), 1, chat), TINY);
    }

    private static RequestHash withImage(String base64) {
        Message message = Message.user(List.of(new Part.Text("What?"), new Part.Image("image/png", base64)));
        return RequestHash.of(promptCase("a", false, Map.of(), 1, List.of(message)), TINY);
    }
}
