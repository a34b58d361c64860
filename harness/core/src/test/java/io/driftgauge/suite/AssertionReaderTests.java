package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.driftgauge.base.Json;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionReaderTests {

    private final TestFolder folder;

    AssertionReaderTests(@TempDir Path parent) {
        folder = new TestFolder(parent);
    }

    private TestFolder suite(String assertion) {
        return folder.file(
                "a.yaml",
                "providers: [tiny]\nprompts: [Hi]\ntests:\n- id: a\n  vars: {n: 30, city: Rome}\n  assert:\n  - "
                        + assertion + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: equals, value: Yes}                           | equals        | \"Yes\"              | ",
                "{type: equals, value: {a: [1, '{{n}}']}}             | equals        | {\"a\":[1,\"30\"]}   | ",
                "{type: equals, value: 42}                            | equals        | \"42\"               | ",
                "{type: contains, value: '{{n}} days'}                | contains      | \"30 days\"          | ",
                "{type: not-icontains, value: no}                     | not-icontains | \"no\"               | ",
                "{type: contains-any, value: 'a, b,c'}                | contains-any  | [\"a\",\"b\",\"c\"]  | ",
                "{type: icontains-all, value: ['a, b', '{{city}}']}   | icontains-all | [\"a, b\",\"Rome\"]  | ",
                "{type: starts-with, value: A}                        | starts-with   | \"A\"                | ",
                "{type: regex, value: '^\\d{2}$'}                     | regex         | \"^\\\\d{2}$\"       | ",
                "{type: is-json}                                      | is-json       |                      | ",
                "{type: is-json, value: {type: object}}               | is-json       | {\"type\":\"object\"} | ",
                "{type: contains-json}                                | contains-json |                      | ",
                "{type: levenshtein, value: abc}                      | levenshtein   | \"abc\"              | 5",
                "{type: levenshtein, value: abc, threshold: 2}        | levenshtein   | \"abc\"              | 2",
                "{type: similar, value: 'Yes, it is.'}                | similar       | [\"Yes, it is.\"]    | 0.75",
                "{type: similar, value: [a, b], threshold: 0.9}       | similar       | [\"a\",\"b\"]        | 0.9",
                "{type: not-is-refusal}                               | not-is-refusal |                     | ",
                "{type: latency, threshold: 500}                      | latency       |                      | 500",
                "{type: word-count, value: 5}                         | word-count    | {\"min\":5,\"max\":5} | ",
                "{type: word-count, value: {max: 9}}                  | word-count    | {\"max\":9}          | ",
            })
    void reads_each_type_into_its_shape(String yaml, String name, String value, Double threshold)
            throws JsonProcessingException {
        Assertion assertion = suite(yaml).cases().get(0).assertions().get(0);

        assertThat(assertion.name()).isEqualTo(name);
        assertThat(assertion.value()).isEqualTo(value == null ? Json.parse("") : Json.parse(value));
        assertThat(assertion.threshold()).isEqualTo(threshold);
        assertThat(assertion.where()).hasToString("prompts/a.yaml:7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{value: x}                        | an assertion of test 'a' needs a 'type'. Known assertions: ",
                "{type: icontain, value: x}        | unknown assertion 'icontain' in test 'a'. Did you mean 'icontains'? Known",
                "{type: contains}                  | 'contains' in test 'a' needs a 'value'.",
                "{type: contains, value: ''}       | 'contains' in test 'a' needs a value; every answer fits an empty text.",
                "{type: contains, value: [a]}      | 'contains' in test 'a' needs a text as its value.",
                "{type: contains-any, value: ','}  | 'contains-any' in test 'a' needs at least one text as its value.",
                "{type: regex, value: '(a'}        | 'regex' in test 'a' has no valid regular expression: Unclosed group in '(a'.",
                "{type: is-json, value: {type: 3}} | 'is-json' in test 'a' has no valid JSON Schema: ",
                "{type: is-json, value: text}      | 'is-json' in test 'a' needs a JSON Schema (a mapping) as its value, or none.",
                "{type: is-refusal, value: x}      | 'is-refusal' in test 'a' takes no value.",
                "{type: latency}                   | 'latency' needs a 'threshold'.",
                "{type: contains, value: a, threshold: 1} | 'contains' takes no 'threshold'.",
                "{type: similar, value: a, threshold: 85} | 'threshold' in an assertion of test 'a' must be a number above 0",
                "{type: word-count, value: {min: 9, max: 1}} | 'word-count' in test 'a' can never hold: min is above max.",
                "{type: word-count, value: few}    | 'word-count' in test 'a' needs a whole number from 0, or {min: …, max: …},",
                "{type: contains, value: 'a {{x}}'}  | '{{x}}' has no value in test 'a'. Known vars: city, n.",
                "{type: contains, value: a, passRate: 0} | 'passRate' in an assertion of test 'a' must be a number above 0",
                "{type: is-json, value: {$ref: 'https://example.org/s.json'}} | 'is-json' in test 'a' has no valid JSON Schema: ",
            })
    void refuses_what_can_not_be_right(String yaml, String message) {
        assertThat(suite(yaml).problems()).hasSize(1).first().asString().startsWith("prompts/a.yaml:7: " + message);
    }

    @Test
    void reads_values_from_files() {
        suite("{type: is-json, value: file://schemas/answer.json}")
                .file("schemas/answer.json", "{\"type\": \"object\", \"required\": [\"city\"]}");

        assertThat(folder.load().suites()).hasSize(1);
        assertThat(folder.cases()
                        .get(0)
                        .assertions()
                        .get(0)
                        .value()
                        .path("required")
                        .get(0)
                        .asText())
                .isEqualTo("city");
    }

    @ParameterizedTest
    @CsvSource({"expected", "expected_output", "expectedOutput", "expected-output", "target", "reference"})
    void takes_an_expected_answer_as_equals(String key) {
        folder.file("a.yaml", "{providers: [tiny], tests: [{id: a, input: Is it open?, " + key + ": \"Yes\"}]}");

        PromptCase one = folder.cases().get(0);
        assertThat(one.assertions()).extracting(Assertion::name).containsExactly("equals");
        assertThat(one.messages().get(0).content()).isEqualTo("Is it open?");
    }

    @Test
    void adds_those_of_the_defaults_before_its_own_unless_told_otherwise() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: [Hi]
                defaultTest: {assert: [{type: is-json}]}
                tests:
                  - {id: a, assert: [{type: latency, threshold: 9}]}
                  - {id: b, assert: [{type: latency, threshold: 9}], options: {disableDefaultAsserts: true}}
                """);

        assertThat(folder.cases().get(0).assertions())
                .extracting(Assertion::name)
                .containsExactly("is-json", "latency");
        assertThat(folder.cases().get(1).assertions())
                .extracting(Assertion::name)
                .containsExactly("latency");
    }

    @Test
    void every_type_is_found_by_its_name_alone() {
        assertThat(Arrays.stream(AssertionType.values()))
                .allSatisfy(
                        type -> assertThat(AssertionType.named(type.fileName())).contains(type))
                .noneMatch(type -> type.fileName().startsWith("not-")
                        || AssertionNames.refused().containsKey(type.fileName()));
    }
}
