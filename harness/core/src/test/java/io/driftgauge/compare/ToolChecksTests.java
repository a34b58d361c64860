package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ToolCall;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolChecksTests {

    private static final Answer BOTH = Checks.calling(
            "",
            new ToolCall(
                    "get_weather",
                    "{\"city\": \"Bern\", \"days\": 3, \"where\": {\"zip\": 3000, \"country\": \"CH\"}}"),
            new ToolCall("book_flight", "{\"to\": \"LA\"}"));

    private static boolean holds(String type, String value, @Nullable Double threshold, Answer answer) {
        try {
            Assertion assertion =
                    Checks.assertion(AssertionType.named(type).orElseThrow(), Json.parse(value), threshold);
            boolean holds = Checks.check(assertion, answer).holds();
            assertThat(Checks.check(Checks.negated(assertion), answer).holds()).isNotEqualTo(holds);
            return holds;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The table of promptfoo's documentation: F1 of 1.0, 0.667, 0.8 and 0. */
    @ParameterizedTest
    @CsvSource({
        "get_weather book_flight, get_weather book_flight, 1.0, true",
        "get_weather book_flight, get_weather, 0.66, true",
        "get_weather book_flight, get_weather, 0.67, false",
        "get_weather book_flight, get_weather book_flight search, 0.8, true",
        "get_weather book_flight, get_weather book_flight search, 0.81, false",
        "get_weather, book_flight, 0.01, false",
        "get_weather, get_weather get_weather, 1.0, true",
    })
    void f1_compares_the_sets_of_names(String expected, String called, double threshold, boolean holds) {
        ToolCall[] calls = List.of(called.split(" ", -1)).stream()
                .map(name -> new ToolCall(name, "{}"))
                .toArray(ToolCall[]::new);

        assertThat(holds(
                        "tool-call-f1",
                        Json.line(List.of(expected.split(" ", -1))),
                        threshold,
                        Checks.calling("", calls)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trajectory:tool-used     | [{\"pattern\": \"get_*\", \"min\": 1}] | true",
                "trajectory:tool-used     | [{\"pattern\": \"get_*\", \"min\": 2}] | false",
                "trajectory:tool-used     | [{\"pattern\": \"get_weather\", \"min\": 1}, {\"pattern\": \"search\", \"min\": 1}] | false",
                "trajectory:tool-used     | [{\"pattern\": \"*\", \"max\": 1}] | false",
                "trajectory:step-count    | {\"pattern\": \"*\", \"min\": 2, \"max\": 2} | true",
                "trajectory:step-count    | {\"pattern\": \"book_?light\", \"max\": 0} | false",
                "trajectory:tool-sequence | {\"mode\": \"in_order\", \"steps\": [\"book_flight\"]} | true",
                "trajectory:tool-sequence | {\"mode\": \"exact\", \"steps\": [\"book_flight\"]} | false",
                "trajectory:tool-sequence | {\"mode\": \"exact\", \"steps\": [\"get_weather\", \"book_flight\"]} | true",
                "trajectory:tool-sequence | {\"mode\": \"in_order\", \"steps\": [\"book_flight\", \"get_weather\"]} | false",
            })
    void which_tools_are_called_and_in_what_order(String type, String value, boolean holds) {
        assertThat(holds(type, value, null, BOTH)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"pattern\": \"get_*\", \"mode\": \"partial\", \"args\": {\"city\": \"Bern\"}} | true",
                "{\"pattern\": \"get_*\", \"mode\": \"partial\", \"args\": {\"where\": {\"country\": \"CH\"}}} | true",
                "{\"pattern\": \"get_*\", \"mode\": \"partial\", \"args\": {\"city\": \"Basel\"}} | false",
                "{\"pattern\": \"get_*\", \"mode\": \"exact\", \"args\": {\"city\": \"Bern\"}} | false",
                "{\"pattern\": \"get_*\", \"mode\": \"exact\", \"args\": {\"city\": \"Bern\"}, \"defaults\": {\"days\": 3}, \"ignore\": [\"wh*\"]} | true",
                "{\"pattern\": \"get_*\", \"mode\": \"exact\", \"args\": {\"city\": \"Bern\"}, \"defaults\": {\"days\": 4}, \"ignore\": [\"where\"]} | false",
                "{\"pattern\": \"search\", \"mode\": \"partial\", \"args\": {}} | false",
            })
    void what_a_tool_is_called_with(String value, boolean holds) {
        assertThat(holds("trajectory:tool-args-match", value, null, BOTH)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I call {\"name\": \"get_weather\", \"arguments\": \"{\\\"city\\\": \\\"Bern\\\"}\"} now",
                "[{\"type\": \"function\", \"function\": {\"name\": \"get_weather\", \"arguments\": {\"city\": \"Bern\"}}}]",
                "{\"tool_calls\": [{\"function\": {\"name\": \"get_weather\", \"arguments\": \"{\\\"city\\\": \\\"Bern\\\"}\"}}]}",
                "{\"type\": \"tool_use\", \"name\": \"get_weather\", \"input\": {\"city\": \"Bern\"}}",
                "{\"functionCall\": {\"name\": \"get_weather\", \"args\": {\"city\": \"Bern\"}}}",
            })
    void calls_in_the_text_count_where_the_provider_tells_none(String text) {
        assertThat(holds(
                        "trajectory:tool-args-match",
                        "{\"pattern\": \"get_weather\", \"mode\": \"exact\", \"args\": {\"city\": \"Bern\"}}",
                        null,
                        Checks.answer(text)))
                .isTrue();
    }

    private static AssertionResult valid(AssertionType type, Object tools, Answer answer) {
        Assertion assertion = Checks.assertion(type, MissingNode.getInstance(), null);
        return Checks.check(assertion, Checks.replay("tiny", Map.of("tools", tools), List.of(answer)), Grades.NONE);
    }

    private static Map<String, Object> schema(String type) {
        return Map.of("type", "object", "properties", Map.of("to", Map.of("type", type)), "required", List.of("to"));
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_VALID_FUNCTION_CALL", "IS_VALID_TOOLS_CALL"})
    void a_call_is_valid_if_it_fits_what_the_request_declares(AssertionType type) {
        Answer answer = Checks.calling("", new ToolCall("book_flight", "{\"to\": \"LA\"}"));
        Object openai = List.of(
                Map.of("type", "function", "function", Map.of("name", "book_flight", "parameters", schema("string"))));
        Object anthropic = List.of(Map.of("name", "book_flight", "input_schema", schema("string")));
        Object google = List.of(
                Map.of("functionDeclarations", List.of(Map.of("name", "book_flight", "parameters", schema("string")))));

        assertThat(List.of(openai, anthropic, google))
                .allMatch(tools -> valid(type, tools, answer).holds());
        assertThat(valid(type, List.of(Map.of("name", "book_flight", "parameters", schema("integer"))), answer)
                        .message())
                .contains("book_flight: /to: string found, integer expected");
        assertThat(valid(type, List.of(Map.of("name", "book_train")), answer).message())
                .contains("there is no tool \"book_flight\"", "book_train");
        assertThat(valid(type, openai, Checks.answer("no call")).message()).contains("it calls no tool");
        assertThat(valid(type, openai, Checks.calling("", new ToolCall("book_flight", "{to")))
                        .message())
                .contains("are no JSON");
    }

    @Test
    void without_declared_tools_it_passes_neither_way() {
        Assertion assertion = Checks.assertion(AssertionType.IS_VALID_TOOLS_CALL, MissingNode.getInstance(), null);

        assertThat(Checks.check(assertion, BOTH).holds()).isFalse();
        assertThat(Checks.check(Checks.negated(assertion), BOTH).holds()).isFalse();
        assertThat(Checks.check(assertion, BOTH).message()).contains("declares no 'tools'");
    }
}
