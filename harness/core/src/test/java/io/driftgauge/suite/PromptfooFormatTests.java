package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Problem;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What promptfoo's configurations can say, beyond a plain list of tests. */
class PromptfooFormatTests {

    private final TestFolder folder;

    PromptfooFormatTests(@TempDir Path parent) {
        folder = new TestFolder(parent);
    }

    private List<String> ids() {
        return folder.cases().stream().map(c -> c.key().caseId()).toList();
    }

    private List<String> warnings() {
        return folder.load().warnings().stream().map(Problem::toString).toList();
    }

    @Test
    void scenarios_cross_tests_with_configs() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: ["Say {{input}} in {{language}}"]
                scenarios:
                  - description: Translations
                    config:
                      - vars: {language: French}
                        assert: [{type: contains, value: "{{hello}}"}]
                        options: {repeat: 3}
                      - $values: file://more/sides.yaml
                    tests:
                      - {id: hello, vars: {input: Hello, hello: Bonjour}}
                      - {id: bye, vars: {input: Goodbye, hello: Au revoir}}
                """).file("more/sides.yaml", "- {id: german, vars: {language: German}}\n");

        assertThat(ids()).containsExactly("hello~french", "hello~german", "bye~french", "bye~german");
        PromptCase first = folder.cases().get(0);
        assertThat(first.messages().get(0).content()).isEqualTo("Say Hello in French");
        assertThat(first.assertions().get(0).value().asText()).isEqualTo("Bonjour");
        assertThat(first.repeat()).isEqualTo(3);
        assertThat(folder.cases().get(1).assertions()).isEmpty();
    }

    @Test
    void scenarios_can_stand_in_files_by_pattern() {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], scenarios: ['file://s/*.yaml']}")
                .file("s/one.yaml", "{config: [{vars: {q: A}}], tests: [{id: x}]}")
                .file("s/two.yaml", "{config: [{vars: {q: B}}], tests: [{id: y}]}");

        assertThat(ids()).containsExactly("x~a", "y~b");
        assertThat(folder.load().suites()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{config: [{vars: {q: A}}]}                              | a scenario needs 'config', a list of vars, and 'tests'.",
                "{config: [{vars: {q: A}}, {vars: {q: A}}], tests: [{id: x}]} | this config is called 'a' like the one in line 1.",
                "{config: [{var: {q: A}}], tests: [{id: x}]}             | unknown key 'var' in a scenario's config. Did you mean 'vars'",
            })
    void scenarios_that_can_not_be_right_are_refused(String scenario, String message) {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], scenarios: [" + scenario + "]}");

        assertThat(folder.problems()).anyMatch(p -> p.startsWith("prompts/a.yaml:1: " + message));
    }

    @Test
    void files_can_be_named_without_a_scheme_where_only_a_file_can_stand() {
        folder.file(
                        "a.yaml",
                        "{providers: provider.yaml, prompts: [hi.txt], tests: cases.yaml, defaultTest: defaults.yaml}")
                .file("provider.yaml", "{id: 'djl:tiny-2026.2', label: other}")
                .file("hi.txt", "Hi {{name}}")
                .file("cases.yaml", "- {id: a, vars: {name: Ann}}\n")
                .file("defaults.yaml", "assert: [{type: is-json}]");

        PromptCase one = folder.cases().get(0);
        assertThat(one.messages().get(0).content()).isEqualTo("Hi Ann");
        assertThat(one.assertions()).extracting(Assertion::name).containsExactly("is-json");
        assertThat(folder.load().suites().get(0).providers())
                .extracting(ModelSpec::label)
                .containsExactly("other");
    }

    @Test
    void a_var_that_reads_like_a_file_is_a_text() {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], tests: [{id: a, vars: {q: b.yaml}}]}")
                .file("b.yaml", "{providers: [tiny], prompts: [Hi], tests: [{id: b}]}");

        assertThat(folder.load().suites()).extracting(Suite::name).containsExactly("a", "b");
    }

    @Test
    void prompts_come_from_several_files_and_parts() {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['file://p/*', file://parts.txt], tests: [{id: x}]}")
                .file(
                        "p/chat.json",
                        "[{\"role\": \"system\", \"content\": \"Be brief\"}, {\"role\": \"user\", \"content\": \"Hi\"}]")
                .file("p/table.csv", "prompt,label\nHello you,greet\n")
                .file("p/plain.j2", "Good day")
                .file("parts.txt", "One\n---\nTwo\n");

        assertThat(ids())
                .containsExactly(
                        "x~chat", "x~plain", "x~greet", "x~parts-" + Names.hash("One"), "x~parts-" + Names.hash("Two"));
        assertThat(folder.cases().get(0).messages().get(0).role()).isEqualTo(Role.SYSTEM);
    }

    @Test
    void a_test_can_be_for_some_prompts_and_providers() {
        folder.file("a.yaml", """
                providers:
                  - tiny
                  - {id: "djl:tiny-2026.2", label: other, prompts: [long]}
                prompts: [{label: short, raw: Hi}, {label: long, raw: Hello}]
                tests:
                  - id: x
                  - {id: y, prompts: [short]}
                  - {id: z, providers: [other]}
                """);
        Suite suite = folder.load().suites().get(0);

        assertThat(suite.cases())
                .extracting(c -> c.key().caseId()
                        + suite.providers().stream()
                                .filter(p -> suite.asks(p, c))
                                .map(ModelSpec::label)
                                .toList())
                .containsExactly("x~short[tiny]", "x~long[tiny, other]", "y~short[tiny]", "z~long[other]");
        assertThat(suite.casesOn(suite.providers().get(1)))
                .extracting(c -> c.key().caseId())
                .containsExactly("x~long", "z~long");

        folder.file("a.yaml", "{providers: [tiny], prompts: [Hi], tests: [{id: x, providers: [tini]}]}");
        assertThat(folder.problems())
                .first()
                .asString()
                .contains("names 'tini', which the suite does not have. Did you mean 'tiny'?");
    }

    @Test
    void providers_can_be_keyed_by_their_id() {
        folder.file(
                "a.yaml",
                "{providers: [{'djl:tiny-2026.2': {label: other, config: {max_tokens: 9}}}], prompts: [Hi], tests: [{id: x}]}");

        ModelSpec spec = folder.load().suites().get(0).providers().get(0);
        assertThat(spec.id()).isEqualTo("djl:tiny-2026.2");
        assertThat(spec.config()).containsEntry("max_tokens", 9L);
    }

    @Test
    void vars_come_from_files_as_texts_values_and_patterns() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: ["{{order.id}} {{list}} {{mail}} {{shop}}"]
                tests:
                  - {id: x, vars: {order: file://order.json, list: file://list.yaml, mail: "file://mails/*.txt", shop: S}}
                  - {id: y, vars: [file://shared.yaml, more.yaml]}
                """)
                .file("order.json", "{\"id\": 7}")
                .file("list.yaml", "[1, 2]")
                .file("mails/a.txt", "Dear\n")
                .file("mails/b.txt", "Hey\n")
                .file("shared.yaml", "{order: {id: 8}, list: none, mail: m}")
                .file("more.yaml", "shop: T");

        assertThat(folder.cases())
                .extracting(c -> c.messages().get(0).content())
                .containsExactly("7 [1,2] Dear S", "7 [1,2] Hey S", "8 none m T");
    }

    @Test
    void assertions_can_be_shared_within_a_file() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: [Hi]
                assertionTemplates:
                  polite: {type: contains, value: please}
                tests:
                  - {id: x, assert: [{$ref: '#/assertionTemplates/polite'}]}
                """);
        assertThat(folder.cases().get(0).assertions())
                .extracting(Assertion::name)
                .containsExactly("contains");

        folder.file(
                "a.yaml",
                "{providers: [tiny], prompts: [Hi], tests: [{id: x, assert: [{$ref: '#/none'}]}], assertionTemplates: {a: {$ref: '#/assertionTemplates/a'}}}");
        assertThat(folder.problems())
                .containsExactly("prompts/a.yaml:1: '$ref: #/none' points to nothing in this file.");
        folder.file(
                "a.yaml",
                "{providers: [tiny], prompts: [Hi], tests: [{id: x, assert: [{$ref: '#/assertionTemplates/a'}]}], assertionTemplates: {a: {$ref: '#/assertionTemplates/a'}}}");
        assertThat(folder.problems()).containsExactly("prompts/a.yaml:1: '$ref' goes round in a circle.");
    }

    @Test
    void prefix_and_suffix_stand_around_the_last_message_of_the_user() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: [[{role: user, content: "{{q}}"}, {role: assistant, content: "Well,"}]]
                defaultTest: {options: {prefix: "Answer in {{lang}}: "}}
                tests: [{id: x, vars: {q: Why?, lang: French}, options: {suffix: " Be brief."}}]
                """);

        assertThat(folder.cases().get(0).messages().get(0).content()).isEqualTo("Answer in French: Why? Be brief.");
        assertThat(folder.load().warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trim                               | [Trim[]]",
                "output.trim()                      | [Trim[]]",
                "output.toLowerCase().trim();       | [Case[upper=false], Trim[]]",
                "JSON.parse(output).items[0].name   | [JsonPath[path=$.items[0].name]]",
                "output.answer                      | [JsonPath[path=$.answer]]",
                "[trim, {regex: 'A: (.*)'}, uppercase] | [Trim[], Regex[pattern=A: (.*)], Case[upper=true]]",
                "{jsonPath: $.a}                    | [JsonPath[path=$.a]]",
            })
    void reads_transforms_that_are_safe(String transform, String steps) {
        String yaml = transform.startsWith("[") || transform.startsWith("{") ? transform : "\"" + transform + "\"";
        folder.file(
                "a.yaml",
                "{providers: [tiny], prompts: [Hi], tests: [{id: x, assert: [{type: contains, value: y, transform: "
                        + yaml + "}]}]}");

        assertThat(folder.cases().get(0).assertions().get(0).details().transforms())
                .hasToString(steps);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output.length",
                "output.split(',')[0]",
                "file://t.js",
                "process.exit()",
                "JSON.parse(output).a.map(x => x)",
                "trimm"
            })
    void refuses_transforms_that_are_code(String transform) {
        folder.file(
                "a.yaml",
                "{providers: [tiny], prompts: [Hi], tests: [{id: x, options: {transform: \"" + transform + "\"}}]}");

        assertThat(folder.problems()).hasSize(1).first().asString().contains("There are trim, lowercase, uppercase");
    }

    @Test
    void a_judge_comes_from_the_assertion_the_options_or_the_defaults() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: ["{{q}}"]
                defaultTest: {options: {provider: tiny}}
                tests:
                  - {id: x, vars: {q: Hi}, assert: [{type: llm-rubric, value: "Greets {{q}}"}]}
                  - {id: y, vars: {q: Hi}, assert: [{type: not-llm-rubric, value: Rude, provider: {id: "recorded:j.jsonl", label: judge}}]}
                  - {id: z, vars: {q: Hi}, options: {provider: {text: "recorded:k.jsonl"}, rubricPrompt: "{{output}} by {{rubric}} for {{q}}"}, assert: [{type: factuality, value: Hi, anchors: [{output: Hi, pass: true}]}]}
                """);

        List<Grading> gradings = folder.cases().stream()
                .map(c -> c.assertions().get(0).details().grading())
                .toList();
        assertThat(gradings)
                .extracting(g -> g.judge().id())
                .containsExactly("djl:tiny-2026.1", "recorded:j.jsonl", "recorded:k.jsonl");
        assertThat(folder.cases().get(0).assertions().get(0).value().asText()).isEqualTo("Greets Hi");
        assertThat(gradings.get(2).anchors()).containsExactly(new Grading.Anchor("Hi", true));
        assertThat(gradings.get(2)
                        .rubricPrompt()
                        .orElseThrow()
                        .with(java.util.Map.of("output", "O {{q}}", "rubric", "R")))
                .extracting(m -> m.content())
                .containsExactly("O {{q}} by R for Hi");

        folder.setting("driftgauge.provider.judge", "recorded:other.jsonl");
        assertThat(folder.cases().get(1).assertions().get(0).details().grading())
                .extracting(g -> g.judge().id())
                .isEqualTo("recorded:other.jsonl");
    }

    @Test
    void what_no_judge_decides_takes_none() {
        folder.file(
                "a.yaml",
                "{providers: [tiny], prompts: [Hi], tests: [{id: x, assert: [{type: contains, value: y, provider: tiny, anchors: []}]}]}");

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/a.yaml:1: 'contains' asks no judge, so it takes no 'provider'.",
                        "prompts/a.yaml:1: 'contains' asks no judge, so it takes no 'anchors'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases.xlsx                       | is refused: save the sheet as .csv.",
                "https://docs.google.com/sheet    | is refused: it calls a service of its own.",
                "huggingface://datasets/x         | is refused: it calls a service of its own.",
                "file://make.py                   | is refused: it is code, and nothing from a prompt file is run.",
            })
    void tests_from_elsewhere_are_refused_by_name(String tests, String message) {
        folder.file("a.yaml", "{providers: [tiny], prompts: [Hi], tests: ['" + tests + "']}");

        assertThat(folder.problems()).hasSize(1).first().asString().contains(message);
    }

    @Test
    void what_says_nothing_is_warned_of() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: ["Hi {{name}}"]
                tests:
                  - {id: a, vars: {name: Ann, nick: A}}
                  - {id: b, vars: {name: Ann}}
                  - {id: c, vars: {name: Bob}, assert: [{type: contains, value: x}, {type: contains, value: x}], options: {max_tokens: 5}}
                  - {id: d, vars: {name: Cid}, assert: [{type: word-count, value: {min: 9}}], options: {max_tokens: 5}}
                """);

        assertThat(warnings())
                .containsExactly(
                        "prompts/a.yaml:4: the var 'nick' is filled in nowhere: no prompt and no assertion names {{nick}}.",
                        "prompts/a.yaml:5: test 'b' asks and expects the same as 'a' (prompts/a.yaml:4). For more answers"
                                + " use 'repeat'.",
                        "prompts/a.yaml:6: 'contains' stands in test 'c' twice.",
                        "prompts/a.yaml:7: 'word-count' in test 'd' wants at least 9 words, but max_tokens ends the answer"
                                + " after 5 tokens.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: contains, value: a}, {type: not-contains, value: a} | 'not-contains' in test 'x' can never hold together with 'contains'",
                "{type: equals, value: a}, {type: equals, value: b}         | 'equals' in test 'x' can never hold together with the other 'equals'",
                "{type: regex, value: '.*'}                                | 'regex' in test 'x' checks nothing: '.*' matches the empty text",
                "{type: word-count, value: {min: 0}}                       | 'word-count' in test 'x' can never fail",
                "{type: perplexity-score, threshold: 0.7}                  | 'threshold' in an assertion of test 'x' must be a number above 0 and at most 0.5",
                "{type: perplexity, threshold: 0.5}                        | 'threshold' in an assertion of test 'x' must be a number from 1",
                "{type: 'similar:euclidean', value: a, threshold: 2}       | 'threshold' in an assertion of test 'x' must be a number above 0 and below 2",
                "{type: 'trajectory:tool-used', value: {name: t, min: 0}}  | 'trajectory:tool-used' in test 'x' can never fail",
                "{type: select-best, value: a, provider: tiny}             | 'select-best' in test 'x' has nothing to choose among",
            })
    void what_can_never_hold_or_never_fail_is_refused(String assertions, String message) {
        folder.file("a.yaml", "{providers: [tiny], prompts: [Hi], tests: [{id: x, assert: [" + assertions + "]}]}");

        assertThat(folder.problems()).hasSize(1).first().asString().startsWith("prompts/a.yaml:1: " + message);
    }
}
