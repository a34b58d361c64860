package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTests {

    private final TestFolder folder;

    RowReaderTests(@TempDir Path parent) {
        folder = new TestFolder(parent)
                .file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], tests: [file://rows.csv]}");
    }

    @Test
    void rows_of_a_csv_file_are_cases() {
        folder.file("rows.csv", """
                __id,q,__expected,__expected2,__tags,__description
                first,"Is it ""open"",
                really?","icontains: yes",not-is-refusal,"smoke, shop",It is open
                ,Ho,Ho,,,
                """);

        List<PromptCase> cases = folder.cases();
        PromptCase first = cases.get(0);
        assertThat(first.key().caseId()).isEqualTo("first");
        assertThat(first.vars()).isEqualTo(Map.of("q", "Is it \"open\",\nreally?"));
        assertThat(first.tags()).containsExactly("shop", "smoke");
        assertThat(first.description()).isEqualTo("It is open");
        assertThat(first.assertions()).extracting(Assertion::name).containsExactly("icontains", "not-is-refusal");
        assertThat(first.dataRow()).isTrue();
        assertThat(first.where()).hasToString("prompts/rows.csv:2");
        PromptCase second = cases.get(1);
        assertThat(second.key().caseId()).isEqualTo(Names.hash(Map.of("q", "Ho")));
        assertThat(second.assertions()).extracting(Assertion::name).containsExactly("equals");
        assertThat(second.where()).hasToString("prompts/rows.csv:4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Paris                       | equals       | \"Paris\"          | ",
                "note: this                  | equals       | \"note: this\"     | ",
                "contains: a: b              | contains     | \"a: b\"           | ",
                "contains-any: a, b          | contains-any | [\"a\",\"b\"]      | ",
                "similar(0.8): a text        | similar      | [\"a text\"]       | 0.8",
                "levenshtein(2): abc         | levenshtein  | \"abc\"            | 2",
                "contains                    | equals       | \"contains\"       | ",
                "latency(300)                | latency      |                    | 300",
            })
    void reads_the_short_form_of_expected_cells(String cell, String name, String value, Double threshold)
            throws Exception {
        folder.file("rows.csv", "__id,q,__expected\na,Hi,\"" + cell + "\"\n");

        Assertion assertion = folder.cases().get(0).assertions().get(0);
        assertThat(assertion.name()).isEqualTo(name);
        assertThat(assertion.value()).isEqualTo(value == null ? Json.parse("") : Json.parse(value));
        assertThat(assertion.threshold()).isEqualTo(threshold);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fn:output.length > 3 | the assertion 'javascript' in test 'a' is refused: it is code",
                "python: x            | the assertion 'python' in test 'a' is refused: it is code",
                "grade: be nice       | 'llm-rubric' in test 'a' needs a judge: name a provider in 'provider' here",
                "search-rubric: x     | the assertion 'search-rubric' in test 'a' is refused: it calls a service",
            })
    void refuses_cells_that_run_code_or_ask_a_judge_that_nobody_named(String cell, String message) {
        folder.file("rows.csv", "__id,q,__expected\na,Hi," + cell + "\n");

        assertThat(folder.problems()).hasSize(1).first().asString().startsWith("prompts/rows.csv:2: " + message);
    }

    @Test
    void tells_what_is_wrong_with_a_csv_file() {
        folder.file("rows.csv", "q,q,__prefix,__config:__expected:cost\na,b,c,d\nx,y\n");

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/rows.csv:1: the column 'q' stands here twice.",
                        "prompts/rows.csv:1: the column '__config:__expected:cost' can't set 'cost'; it can set threshold,"
                                + " weight, metric, passRate.",
                        "prompts/rows.csv:3: this row has 2 columns, but the header has 4.");
    }

    @Test
    void reads_promptfoos_columns() {
        folder.file("rows.csv", """
                __id,q,__expected1,__expected2,__prefix,__suffix,__metric,__threshold,__metadata:team,__metadata:topic[],__config:__expected2:weight
                a,Hi,contains: x,similar:dot(0.8): y,"Now: "," Please.",policy,0.5,shop,"a,b\\,c",3
                """);

        PromptCase one = folder.cases().get(0);
        assertThat(one.messages().get(0).content()).isEqualTo("Now: Hi Please.");
        assertThat(one.tags()).containsExactly("team:shop", "topic:a", "topic:b,c");
        Assertion together = one.assertions().get(0);
        assertThat(together.type()).isEqualTo(AssertionType.ASSERT_SET);
        assertThat(together.threshold()).isEqualTo(0.5);
        assertThat(together.details().members())
                .extracting(Assertion::title, m -> m.details().weight(), Assertion::threshold)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("policy (contains)", 1.0, null),
                        org.assertj.core.groups.Tuple.tuple("policy (similar:dot)", 3.0, 0.8));
    }

    @Test
    void tells_of_quotes_without_end_and_of_no_rows() {
        folder.file("rows.csv", "q\n\"a\nb\n");
        assertThat(folder.problems())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("prompts/a.yaml:1: 'rows.csv' holds no tests.");

        folder.file("rows.csv", "q\n");
        assertThat(folder.problems()).containsExactly("prompts/a.yaml:1: 'rows.csv' holds no tests.");
    }

    @Test
    void rows_of_a_jsonl_file_are_cases_like_those_of_the_suite() {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], tests: [file://rows.jsonl]}")
                .file("rows.jsonl", """
                        {"id": "a", "vars": {"q": "Hi"}, "assert": [{"type": "is-json"}]}

                        {"id": "b", "vars": {"q": "Ho"}}
                        """);

        assertThat(folder.cases())
                .extracting(c -> c.where().toString())
                .containsExactly("prompts/rows.jsonl:1", "prompts/rows.jsonl:3");
        assertThat(folder.cases()).allMatch(PromptCase::dataRow);

        folder.file("rows.jsonl", "{\"id\": \"a\", \"vars\": {\"q\": \"Hi\"}}\n{\"id\": \"b\"\n[]\n");
        assertThat(folder.problems())
                .hasSize(2)
                .anyMatch(p -> p.startsWith("prompts/rows.jsonl:2: not valid JSON: "))
                .contains("prompts/rows.jsonl:3: a test must be a mapping (key: value), but is a list.");
    }

    @Test
    void tests_can_stand_in_another_yaml_file_which_is_no_suite_then() {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], tests: [file://more/cases.yaml]}")
                .file("more/cases.yaml", "- {id: a, vars: {q: file://q.txt}}\n")
                .file("more/q.txt", "Is it open?\n");

        assertThat(folder.load().suites()).hasSize(1);
        assertThat(folder.cases().get(0).messages().get(0).content()).isEqualTo("Is it open?");
        assertThat(folder.cases().get(0).dataRow()).isFalse();
    }
}
