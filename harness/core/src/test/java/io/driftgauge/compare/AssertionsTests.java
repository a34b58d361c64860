package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Location;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionsTests {

    private static final String TABLE = """
            equals         | 'a b'               |     | ' a b\\n'             | 'a B'
            equals         | {'a': 1}            |     | {'a': 1.0}            | {'a': 2}
            equals         | [1]                 |     | [1]                   | no json
            contains       | '30 days'           |     | You have 30 days.     | You have 14 days.
            icontains      | 'Straße'            |     | in der STRASSE        | auf dem Weg
            contains-any   | ['a1', 'b1']        |     | x b1                  | x
            contains-all   | ['a1', 'b1']        |     | b1 a1                 | a1
            icontains-any  | ['A1', 'B1']        |     | x b1                  | x
            icontains-all  | ['A1', 'B1']        |     | b1 a1                 | a1
            starts-with    | 'Yes'               |     | Yes, sir              | Oh Yes
            regex          | '^\\\\d{2} days$'   |     | 30 days               | 300 days
            is-json        |                     |     | {'a': 1}              | {'a': 1
            is-json        |                     |     | {'a': 1}              | ```\\n{'a': 1}\\n```
            is-json        | {'required': ['a']} |     | {'a': 1}              | {'b': 1}
            contains-json  |                     |     | So: {'a': 1} ok       | So {a}
            contains-json  | {'type': 'array'}   |     | So: {'a': 1} or [2]   | So: {'a': [2]}
            levenshtein    | 'kitten'            | 3   | sitting               | sitting on
            similar        | ['it is open', 'x'] | 0.9 | is it open            | closed on sundays
            facts-in-context | "Within 30 days, says Anna." |  | You have thirty days, Anna. | You have 14 days, Anna.
            is-refusal     |                     |     | I can't help with that. | 30 days
            word-count     | {'min': 2, 'max': 3} |    | one two               | one
            word-count     | {'max': 3}          |     |                       | one two three four
            sentence-count | {'min': 2, 'max': 2} |    | It is. It was!        | It is.
            is-xml         |                     |     | <a><b>x</b></a>       | <a><b>x</a></b>
            is-xml         | {'requiredElements': ['a.b']} | | <a><b/></a>      | <a><c><b/></c></a>
            contains-xml   | {'requiredElements': ['a.b']} | | So <x/> or <a><b/></a> ok | So <a><c/></a>
            is-html        |                     |     | <h1>Hi</h1><p>you     | Hi <b>you</b>
            contains-html  |                     |     | Say <b>hi</b>         | if a < b and b > c
            is-sql         |                     |     | SELECT a, b FROM t    | SELEC a FROM t
            contains-sql   |                     |     | Use ```sql\\nSELECT 1\\n``` | Ask the database
            rouge-n        | ['the cat sat']     | 0.6 | The cat slept         | a dog slept
            bleu           | ['the cat sat on the mat'] | 0.5 | the cat sat on a mat | mat the on sat
            gleu           | ['the cat sat']     | 0.3 | the cat ran           | a dog ran
            meteor         | ['the cats sat']    | 0.5 | the cat sat           | a dog ran
            f1             | ['Paris, France']   | 0.6 | the Paris             | Rome
            similar:dot    | ['it is open']      | 0.9 | is it open            | closed on sundays
            similar:euclidean | ['it is open']   | 0.5 | is it open            | closed on sundays
            contains-pii   | ['email']           |     | ask me@example.org    | ask me at example
            language       | ['zh']              |     | 今天天气很好。          | 今日はいい天気です。
            """;

    /** Those that look at more than the text have tests of their own. */
    private static final Set<AssertionType> OTHERWISE = EnumSet.of(
            AssertionType.LATENCY,
            AssertionType.COST,
            AssertionType.PERPLEXITY,
            AssertionType.PERPLEXITY_SCORE,
            AssertionType.FINISH_REASON,
            AssertionType.IS_VALID_FUNCTION_CALL,
            AssertionType.IS_VALID_TOOLS_CALL,
            AssertionType.TOOL_CALL_F1,
            AssertionType.TOOL_USED,
            AssertionType.TOOL_ARGS_MATCH,
            AssertionType.TOOL_SEQUENCE,
            AssertionType.STEP_COUNT,
            AssertionType.LLM_RUBRIC,
            AssertionType.CLOSED_QA,
            AssertionType.FACTUALITY,
            AssertionType.G_EVAL,
            AssertionType.SELECT_BEST,
            AssertionType.ASSERT_SET);

    private static final Location WHERE = new Location(Path.of("prompts/a.yaml"), 3);

    static List<org.junit.jupiter.params.provider.Arguments> table() throws JsonProcessingException {
        List<org.junit.jupiter.params.provider.Arguments> rows = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            String value = json(cells[1].strip());
            rows.add(org.junit.jupiter.params.provider.Arguments.of(
                    AssertionType.named(cells[0].strip()).orElseThrow(),
                    value.isEmpty() ? MissingNode.getInstance() : Json.parse(value),
                    cells[2].isBlank() ? null : Double.valueOf(cells[2].strip()),
                    text(cells[3].strip()),
                    text(cells[4].strip())));
        }
        return rows;
    }

    private static String json(String cell) {
        return cell.replace('\'', '"');
    }

    private static String text(String cell) {
        boolean quoted = cell.startsWith("'");
        String text = quoted ? cell.substring(1, cell.length() - 1) : cell.startsWith("I can't") ? cell : json(cell);
        return text.replace("\\n", "\n");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("table")
    void each_type_passes_and_fails_and_so_does_its_negation(
            AssertionType type, JsonNode value, @Nullable Double threshold, String good, String bad) {
        assertThat(check(type, false, value, threshold, good).holds()).isTrue();
        assertThat(check(type, false, value, threshold, good).message()).isEmpty();
        assertThat(check(type, false, value, threshold, bad).holds()).isFalse();
        assertThat(check(type, false, value, threshold, bad).message()).startsWith("expected the answer to ");
        assertThat(check(type, true, value, threshold, bad).holds()).isTrue();
        assertThat(check(type, true, value, threshold, good).holds()).isFalse();
        assertThat(check(type, true, value, threshold, good).message()).startsWith("expected the answer not to ");
    }

    @Test
    void the_table_knows_every_type() throws JsonProcessingException {
        EnumSet<AssertionType> seen = EnumSet.noneOf(AssertionType.class);
        seen.addAll(OTHERWISE);
        table().forEach(row -> seen.add((AssertionType) row.get()[0]));
        assertThat(seen).containsExactlyElementsOf(EnumSet.allOf(AssertionType.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "contains     | \"30 days\" | 14 days | expected the answer to contain \"30 days\", came \"14 days\" (sample 1)",
                "contains-all | [\"a\", \"b\"] | b | expected the answer to contain all of \"a\", \"b\", came \"b\" (sample 1; missing: \"a\")",
                "is-json      | {\"required\": [\"a\"]} | {} | expected the answer to be JSON that fits the schema, came \"{}\" (sample 1; required property 'a' not found)",
                "contains     | \"a\" | \u202e<b>\\t. | came \"\\u202e<b>\\t.\"",
            })
    void a_failure_says_what_was_expected_and_what_came(String type, String value, String answer, String message)
            throws JsonProcessingException {
        AssertionResult result = check(
                AssertionType.named(type).orElseThrow(), false, Json.parse(value), null, answer.replace("\\t", "\t"));
        assertThat(result.message()).contains(message);
    }

    @Test
    void a_pattern_that_never_ends_passes_neither_way() throws JsonProcessingException {
        JsonNode value = Json.parse("\"x*x*x*x*x*x*y\"");
        String answer = "x".repeat(400);
        assertThat(check(AssertionType.REGEX, false, value, null, answer).holds())
                .isFalse();
        AssertionResult negated = check(AssertionType.REGEX, true, value, null, answer);
        assertThat(negated.holds()).isFalse();
        assertThat(negated.message()).contains("nested repetition");
    }

    @Test
    void a_pattern_that_nests_too_deep_passes_neither_way() throws JsonProcessingException {
        JsonNode value = Json.parse("\"(a|b)*c\"");
        AssertionResult result = check(AssertionType.REGEX, true, value, null, "ab".repeat(200_000));
        assertThat(result.holds()).isFalse();
        assertThat(result.message()).contains("nests too deep");
    }

    @Test
    void a_schema_reaches_no_other_document() throws JsonProcessingException {
        JsonNode schema = Json.parse("{\"$ref\": \"http://127.0.0.1:9/schema.json\"}");
        AssertionResult result = check(AssertionType.IS_JSON, true, schema, null, "{}");
        assertThat(result.holds()).isFalse();
        assertThat(result.message()).contains("the schema can't be applied");
    }

    @Test
    void a_schemas_pattern_is_bounded_too() throws JsonProcessingException {
        JsonNode schema = Json.parse("{\"pattern\": \"^x*x*x*x*x*x*y$\"}");
        AssertionResult result = check(AssertionType.IS_JSON, false, schema, null, "\"" + "x".repeat(400) + "\"");
        assertThat(result.message()).contains("nested repetition");
    }

    @ParameterizedTest
    @CsvSource({"100, true", "100.5, true", "101, false"})
    void latency_is_the_calls_own(double milliseconds, boolean holds) {
        Assertion assertion = new Assertion(AssertionType.LATENCY, false, MissingNode.getInstance(), 100.5, 1, WHERE);
        AssertionResult result = Checks.check(assertion, answer(0, "x", (long) (milliseconds * 1e6)));
        assertThat(result.holds()).isEqualTo(holds);
    }

    @Test
    void the_share_of_passing_answers_counts() {
        Assertion most = new Assertion(AssertionType.CONTAINS, false, Json.node("a"), null, 0.6, WHERE);
        List<Answer> answers = List.of(answer(0, "a", 0), answer(1, "b", 0), answer(2, "a", 0));
        AssertionResult result = Checks.check(most, answers.toArray(Answer[]::new));

        assertThat(result.passed()).isEqualTo(2);
        assertThat(result.total()).isEqualTo(3);
        assertThat(result.holds()).isTrue();
        assertThat(result.message()).contains("sample 2");
    }

    @Test
    void long_answers_are_shortened_in_messages() {
        AssertionResult result = check(AssertionType.CONTAINS, false, Json.node("needle"), null, "😀".repeat(5000));
        assertThat(result.message()).hasSizeLessThan(400).contains("… (10000 characters)");
    }

    @Test
    void a_similarity_never_reads_like_the_limit_that_it_misses() {
        Assertion similar =
                new Assertion(AssertionType.SIMILAR, false, Json.node(List.of("a b c d e f g h i")), 0.943, 1, WHERE);
        AssertionResult result = Checks.check(similar, answer(0, "a b c d e f g h x", 0));
        assertThat(result.message()).contains("similarity 0.").doesNotContain("similarity 0.943)");
    }

    private static AssertionResult check(
            AssertionType type, boolean negated, JsonNode value, @Nullable Double threshold, String answer) {
        Assertion assertion = new Assertion(type, negated, value, threshold, 1, WHERE);
        return Checks.check(assertion, answer(0, answer, 0));
    }

    private static Answer answer(int sample, String text, long nanos) {
        return new Answer(
                sample,
                new ChatResponse(
                        text,
                        List.of(),
                        FinishReason.STOP,
                        Usage.NONE,
                        List.of(),
                        ServedIdentity.UNKNOWN,
                        Duration.ofNanos(nanos)));
    }
}
