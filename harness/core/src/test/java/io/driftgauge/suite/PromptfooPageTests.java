package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.docs.Pages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about promptfoo's format says what the loader does. The fixtures use the keys of promptfoo's examples. */
class PromptfooPageTests {

    private static final String PAGE = "reference/promptfoo.md";

    private static final Map<String, Map<String, String>> EXAMPLES = new TreeMap<>();

    static {
        example("getting-started", """
                description: First steps
                prompts: ['Say in {{language}}: {{input}}', 'Put into {{language}}: {{input}}']
                providers: ['openai:gpt-4.1', 'openai:o4-mini']
                tests:
                  - vars: {language: Dutch, input: Good day}
                    assert: [{type: contains, value: Goedendag}]
                  - vars: {language: Danish, input: Good day}
                    assert: [{type: icontains, value: god dag}]
                """);
        example(
                        "simple-csv",
                        "prompts: [file://prompts.txt]\nproviders: ['openai:gpt-3.5-turbo']\ntests: file://tests.csv\n")
                .putAll(Map.of(
                        "prompts.txt", "Say it: {{body}}\n---\nShout it: {{body}}\n",
                        "tests.csv", "body,__expected\nHello,contains: Ahoy\nBye,grub\n"));
        example("multiple-translations", """
                prompts: [file://prompts.txt]
                providers: ['openai:gpt-4.1-mini', 'openai:gpt-4.1']
                tests:
                  - vars: {language: [Dutch, Danish], input: [Hello, Goodbye]}
                    assert: [{type: similar, value: Hello, threshold: 0.8}]
                """).put("prompts.txt", "Say {{input}} in {{language}}");
        example("config-multiple-translations", """
                prompts: ['{{language}}: {{input}}']
                providers: ['openai:gpt-4.1']
                scenarios:
                  - config: [{vars: {language: Dutch, hello: Hallo}}, {vars: {language: Danish, hello: Hej}}]
                    tests:
                      - description: Greets
                        vars: {input: Hello}
                        assert: [{type: similar, value: '{{hello}}', threshold: 0.9}]
                """);
        example("ollama-comparison", """
                prompts:
                  prompts/chat.json: chat_prompt
                  prompts/plain.txt: plain_prompt
                providers:
                  - {id: 'ollama:llama2', prompts: [plain_prompt], config: {num_predict: 64}}
                  - {id: 'openai:gpt-3.5-turbo', prompts: [chat_prompt]}
                defaultTest: {assert: [{type: not-icontains, value: sorry}]}
                tests: [{vars: {message: Hello}}]
                """)
                .putAll(Map.of(
                        "prompts/chat.json", "[{\"role\": \"user\", \"content\": \"{{message}}\"}]",
                        "prompts/plain.txt", "Q: {{message}}"));
        example("simple-test", """
                prompts: ['{{body}}']
                providers: ['openai:gpt-4.1-mini']
                tests:
                  - {vars: {body: a}, assert: [{type: equals, value: A}, {type: javascript, value: output}, {type: python, value: output}]}
                  - {vars: {body: b}, assert: [{type: similar, value: B}]}
                  - {vars: {body: c}, assert: [{type: llm-rubric, value: Is loud}, {$ref: '#/assertionTemplates/loud'}]}
                outputPath: out.csv
                assertionTemplates: {loud: {type: icontains, value: HEY}}
                """);
        example("self-grading", """
                prompts: ['{{question}}']
                providers: ['openai:chat:gpt-4.1']
                defaultTest: {assert: [{type: llm-rubric, value: Is short}, {type: javascript, value: output.length}]}
                tests: [{vars: {question: Why?}}]
                """);
        example("gpt-4o-vs-4o-mini", """
                prompts: ['Solve: {{riddle}}']
                providers: ['openai:gpt-5', 'openai:gpt-5-mini']
                defaultTest: {assert: [{type: cost, threshold: 0.002}, {type: latency, threshold: 3000}]}
                tests: [{vars: {riddle: x}, assert: [{type: contains, value: echo}, {type: llm-rubric, value: Is sure}]}]
                """);
        example("custom-grading-prompt", """
                prompts: ['About {{topic}}']
                providers: ['openai:gpt-4o-mini']
                defaultTest:
                  options:
                    rubricPrompt:
                      - {role: system, content: 'One point for {{x}}. Reply {pass: true, score: number}'}
                      - {role: user, content: '{{ output }}'}
                tests: [{vars: {topic: tea, x: milk}, assert: [{type: llm-rubric}]}]
                """);
        example("json-output", """
                prompts: ['{{item}} as JSON']
                providers: ['openai:chat:gpt-3.5-turbo']
                tests:
                  - vars: {item: Pear}
                    options: {transform: JSON.parse(output)}
                    assert:
                      - {type: is-json, value: {type: object, required: [color]}}
                      - {type: javascript, value: output.color}
                      - {type: contains-any, transform: output.countries, value: [Chile, Peru]}
                """);
        example("openai-tools-call", """
                prompts: ['Weather in {{city}}?']
                providers: [{id: 'openai:chat:gpt-x', config: {reasoning_effort: none, tools: [{type: function, function: {name: weather, parameters: {type: object}}}]}}]
                tests:
                  - {vars: {city: Rome}, assert: [{type: is-json}, {type: is-valid-openai-tools-call}, {type: javascript, value: 'output[0]'}]}
                  - {vars: {city: Oslo}, options: {transform: 'output[0].function.name'}, assert: [{type: equals, value: weather}]}
                  - vars: {city: Bonn}
                    assert: [{type: similar, value: Bonn, threshold: 0.5, transform: 'JSON.parse(output[0].function.arguments).location'}]
                """);
        example("tool-use", """
                prompts: ['Weather in {{city}}?']
                providers:
                  - {id: 'anthropic:claude-x', config: {tools: [{name: weather, input_schema: {type: object}}]}}
                  - {id: 'openai:chat:gpt-x', config: {tools: file://tools.yaml}}
                tests: [{vars: {city: Rome}}]
                """).put("tools.yaml", "- {name: weather}\n");
        example("rag-eval", """
                prompts: ['{{query}} by {{context}}']
                providers: ['openai:gpt-4.1-mini']
                tests:
                  - vars: {query: How much?, context: file://docs/rules.md}
                    assert:
                      - {type: factuality, value: Ten}
                      - {type: answer-relevance, threshold: 0.9}
                      - {type: context-recall, threshold: 0.9, value: Ten}
                      - {type: context-relevance, threshold: 0.9}
                      - {type: context-faithfulness, threshold: 0.9}
                """).put("docs/rules.md", "Ten at most.");
        example("eval-f-score", """
                providers: ['openai:gpt-4.1-mini']
                prompts: [{label: Mood of Reviews, raw: 'Mood of {{text}}', config: {response_format: {type: json_schema}}}]
                defaultTest: {assert: [{type: is-json}, {type: javascript, value: 'return 1'}]}
                derivedMetrics: [{name: precision, value: 'a / b'}]
                tests: file://sample.csv
                """).put("sample.csv", "text,sentiment\nGood,positive\n");
        example("summarization", """
                prompts: ['Sum up {{article}}', 'Sum up briefly {{article}}']
                providers: ['openai:gpt-3.5-turbo']
                tests: [{vars: {article: file://articles/*}, assert: [{type: not-starts-with, value: Sure}, {type: javascript, value: output.length < 9}]}]
                """).put("articles/one.txt", "Long ago");
        example("nunjucks-custom-filters", """
                prompts: [prompts.txt]
                providers: ['openai:gpt-3.5-turbo']
                filters: {allcaps: ./allcaps.js}
                tests: [{vars: {body: Hello}}]
                """).put("prompts.txt", "Say {{body | allcaps}}");
        example("jsonl-test-cases", "prompts: ['{{text}}']\nproviders: [echo]\ntests: file://cases.jsonl\n")
                .put("cases.jsonl", "{\"vars\": {\"text\": \"Hello\"}}\n");
        example("assertion-scoring-override", """
                providers: ['openai:gpt-4o-mini']
                prompts: ['{{text}}']
                defaultTest:
                  assert: [{type: llm-rubric, value: 'Fits {{text}}', metric: fit}]
                  options: {provider: {text: 'openai:gpt-4o-mini', embedding: 'openai:embedding:x'}}
                tests:
                  - {vars: {text: a}, assert: [{type: similar, value: b, metric: close}]}
                  - {vars: {text: c}, assertScoringFunction: file://./own.js}
                """);
        example("redteam-starter", """
                prompts: ['{{prompt}}']
                targets: [{id: http, label: bot, config: {url: 'https://example.org', method: POST}}]
                redteam: {purpose: x, plugins: [{id: harmful}]}
                """);
    }

    private static Map<String, String> example(String name, String suite) {
        Map<String, String> files = new TreeMap<>(Map.of("suite.yaml", suite));
        EXAMPLES.put(name, files);
        return files;
    }

    private static List<List<String>> rows(String heading) {
        return Pages.rows(Pages.section(PAGE, heading));
    }

    @Test
    void names_every_assertion_and_whether_it_loads() {
        Map<String, Boolean> said = rows("## Assertions").stream()
                .collect(Collectors.toMap(
                        row -> Pages.codes(row.get(0)).get(0), row -> row.get(1).startsWith("loads")));
        Set<String> loads = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        said.forEach((name, yes) -> (yes ? loads : refused).add(name));

        assertThat(loads).allMatch(name -> AssertionType.named(name).isPresent());
        assertThat(refused).isEqualTo(AssertionNames.refused().keySet());
        Set<String> ours = Set.of("f1", "contains-pii", "pii", "facts-in-context", "language", "sentence-count");
        for (AssertionType type : AssertionType.values()) {
            assertThat(loads.containsAll(type.names())).isNotEqualTo(ours.contains(type.fileName()));
        }
    }

    static List<List<String>> examples() {
        return rows("## Examples");
    }

    @Test
    void has_a_fixture_for_each_example() {
        assertThat(examples())
                .extracting(row -> Pages.codes(row.get(0)).get(0))
                .containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_loads_or_is_refused_for_just_what_the_page_names(List<String> row, @TempDir Path parent) {
        TestFolder folder = new TestFolder(parent);
        EXAMPLES.getOrDefault(Pages.codes(row.get(0)).get(0), Map.of()).forEach(folder::file);
        List<String> problems = folder.problems();

        if (row.get(2).strip().equals("loads")) {
            assertThat(problems).isEmpty();
        } else {
            List<String> named = Pages.codes(row.get(2));
            assertThat(named)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(problems).anyMatch(p -> p.contains("'" + name)));
            assertThat(problems).allMatch(p -> named.stream().anyMatch(name -> p.contains("'" + name)));
        }
    }
}
