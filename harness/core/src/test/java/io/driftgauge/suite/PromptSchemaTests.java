package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas say what the loader does. */
class PromptSchemaTests {

    private static final JsonNode PROMPTS = schema("prompts");
    private static final JsonNode CONFIG = schema("driftgauge");

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(PROMPTS, "", PromptKeys.SUITE),
                Arguments.of(PROMPTS, "/$defs/case", PromptKeys.CASE),
                Arguments.of(PROMPTS, "/$defs/case/properties/pair", PromptKeys.PAIR),
                Arguments.of(PROMPTS, "/$defs/defaults", PromptKeys.DEFAULTS),
                Arguments.of(PROMPTS, "/$defs/options", PromptKeys.OPTIONS),
                Arguments.of(PROMPTS, "/$defs/parameters", PromptKeys.PARAMETERS),
                Arguments.of(PROMPTS, "/$defs/assertion", PromptKeys.ASSERTION),
                Arguments.of(PROMPTS, "/$defs/scenario", PromptKeys.SCENARIO),
                Arguments.of(PROMPTS, "/$defs/scenarioConfig", PromptKeys.SCENARIO_CONFIG),
                Arguments.of(PROMPTS, "/$defs/assertion/properties/anchors/items", PromptKeys.ANCHOR),
                Arguments.of(PROMPTS, "/$defs/assertion/properties/config", PromptKeys.ROUGE),
                Arguments.of(PROMPTS, "/$defs/transform/oneOf/0/oneOf/1", PromptKeys.TRANSFORM),
                Arguments.of(PROMPTS, "/$defs/answer", PromptKeys.ANSWER),
                Arguments.of(PROMPTS, "/$defs/drift", PromptKeys.DRIFT),
                Arguments.of(PROMPTS, "/$defs/message", PromptKeys.MESSAGE),
                Arguments.of(PROMPTS, "/$defs/part", PromptKeys.PART),
                Arguments.of(PROMPTS, "/$defs/part/properties/image_url", PromptKeys.IMAGE_URL),
                Arguments.of(PROMPTS, "/$defs/step", PromptKeys.STEP),
                Arguments.of(PROMPTS, "/$defs/drift/properties/json", PromptKeys.JSON_POLICY),
                Arguments.of(CONFIG, "/$defs/drift/properties/json", PromptKeys.JSON_POLICY),
                Arguments.of(PROMPTS, "/$defs/condition", PromptKeys.CONDITION),
                Arguments.of(PROMPTS, "/$defs/turn", PromptKeys.TURN),
                Arguments.of(PROMPTS, "/$defs/toolResult", PromptKeys.TOOL_RESULT),
                Arguments.of(CONFIG, "/$defs/toolResult", PromptKeys.TOOL_RESULT),
                Arguments.of(PROMPTS, "/$defs/promptObject", PromptKeys.PROMPT),
                Arguments.of(PROMPTS, "/$defs/provider", PromptKeys.PROVIDER),
                Arguments.of(PROMPTS, "/$defs/provider/properties/price", PromptKeys.PRICE),
                Arguments.of(CONFIG, "/$defs/provider/properties/price", PromptKeys.PRICE),
                Arguments.of(PROMPTS, "/$defs/evaluateOptions", PromptKeys.EVALUATE),
                Arguments.of(CONFIG, "", PromptKeys.CONFIG),
                Arguments.of(CONFIG, "/$defs/defaults", PromptKeys.CONFIG_DEFAULTS),
                Arguments.of(CONFIG, "/$defs/options", PromptKeys.OPTIONS),
                Arguments.of(CONFIG, "/$defs/assertion", PromptKeys.ASSERTION),
                Arguments.of(CONFIG, "/$defs/answer", PromptKeys.ANSWER),
                Arguments.of(CONFIG, "/$defs/drift", PromptKeys.DRIFT),
                Arguments.of(CONFIG, "/$defs/provider", PromptKeys.PROVIDER),
                Arguments.of(CONFIG, "/properties/drift", PromptKeys.CONFIG_DRIFT),
                Arguments.of(CONFIG, "/properties/budget", PromptKeys.BUDGET),
                Arguments.of(CONFIG, "/properties/embeddings/oneOf/1", PromptKeys.EMBEDDINGS));
    }

    @ParameterizedTest
    @MethodSource("places")
    void lists_the_keys_that_the_loader_reads(JsonNode schema, String place, Keys keys) {
        Set<String> read = new TreeSet<>(keys.known());
        read.addAll(keys.aliases().keySet());
        read.addAll(keys.ignored());
        Set<String> listed = new TreeSet<>();
        schema.at(place + "/properties").fieldNames().forEachRemaining(listed::add);

        assertThat(listed).isEqualTo(read);
        assertThat(schema.at(place + "/additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void lists_every_assertion() {
        Set<String> listed = new TreeSet<>();
        PROMPTS.at("/$defs/assertion/properties/type/enum").forEach(name -> listed.add(name.asText()));

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AssertionType.values())
                        .flatMap(t -> t.names().stream())
                        .flatMap(name -> Stream.of(name, "not-" + name))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                description: Refund answers
                version: 3
                providers: [tiny, {id: "openai:gpt", label: gpt, config: {seed: 7}}]
                prompts:
                  - - {role: system, content: You are the support assistant of a web shop.}
                    - {role: user, content: "{{question}}"}
                defaultTest:
                  options: {repeat: 5, temperature: 0.7}
                  drift: {baselineSamples: 10}
                tests:
                  - id: refund-window
                    description: States the 30 day window
                    vars: {question: How long do I have to return it?}
                    tags: [smoke]
                    assert:
                      - {type: icontains, value: 30 days}
                      - {type: not-is-refusal}
                  - {id: open-question, vars: {question: Is it open?}, answer: {labels: ["yes", "no"]}}
                  - file://more-cases.csv
                """,
                "{providers: tiny, prompts: Hi, tests: {id: a}}",
                "{providers: tiny, tests: [{id: a, input: Is it open?, expected: 'Yes'}]}",
                "{providers: tiny, prompts: [{label: a, raw: Hi}, file://b.txt], tests: file://cases.jsonl, x-own: 1}",
            })
    void takes_suites_that_the_loader_takes(String yaml) {
        assertThat(AnswerSchema.of(PROMPTS).violations(json(yaml))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{providers: tiny, prompts: Hi, tests: [{vairables: {}}]}",
                "{providers: tiny, prompts: Hi}",
                "{prompts: Hi, tests: [{id: ../up}]}",
                "{prompts: Hi, tests: [{assert: [{type: contain, value: x}]}]}",
                "{prompts: Hi, tests: [{repeat: 0}]}",
            })
    void refuses_suites_that_the_loader_refuses(String yaml) {
        assertThat(AnswerSchema.of(PROMPTS).violations(json(yaml))).isNotEmpty();
    }

    @Test
    void takes_the_config_that_the_loader_takes() {
        assertThat(AnswerSchema.of(CONFIG).violations(json(TestFolder.CONFIG))).isEmpty();
        assertThat(AnswerSchema.of(CONFIG)
                        .violations(json(
                                "{drift: {alpha: 0.01}, budget: {usd: 1}, embeddings: djl:x, defaults: {repeat: 2}}")))
                .isEmpty();
        assertThat(AnswerSchema.of(CONFIG).violations(json("{drift: {alpha: 2}}")))
                .isNotEmpty();
    }

    private static JsonNode json(String yaml) {
        return Json.node(YamlTree.read(yaml, Path.of("a.yaml")).plain());
    }

    private static JsonNode schema(String name) {
        try (InputStream in =
                PromptSchemaTests.class.getResourceAsStream("/io/driftgauge/schema/" + name + ".schema.json")) {
            return Json.parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
