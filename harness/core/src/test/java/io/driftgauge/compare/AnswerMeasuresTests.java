package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.FinishReason;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.Transform;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Perplexity, finish reasons, languages, transforms and sets. */
class AnswerMeasuresTests {

    private static Answer with(FinishReason reason, List<Double> logs) {
        return new Answer(0, Checks.response("x", List.of(), reason, logs, 0));
    }

    /** Two tokens of probability 1/2 and 1/8: the geometric mean is 1/4, so the perplexity 4. */
    @ParameterizedTest
    @CsvSource({
        "PERPLEXITY, 4.01, true",
        "PERPLEXITY, 3.99, false",
        "PERPLEXITY_SCORE, 0.19, true",
        "PERPLEXITY_SCORE, 0.21, false"
    })
    void perplexity_is_the_inverse_geometric_mean(AssertionType type, double threshold, boolean holds) {
        Assertion assertion = Checks.assertion(type, MissingNode.getInstance(), threshold);
        Answer answer = with(FinishReason.STOP, List.of(Math.log(0.5), Math.log(0.125)));

        assertThat(Checks.check(assertion, answer).holds()).isEqualTo(holds);
        assertThat(Checks.check(assertion, with(FinishReason.STOP, List.of())).message())
                .contains("tells no log-probabilities");
        assertThat(Checks.check(Checks.negated(assertion), with(FinishReason.STOP, List.of()))
                        .holds())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, stop, true",
        "LENGTH, length, true",
        "REFUSAL, content_filter, true",
        "TOOL_CALLS, tool_calls, true",
        "STOP, length, false"
    })
    void finish_reason_is_the_models(FinishReason came, String wanted, boolean holds) {
        Assertion assertion = Checks.assertion(AssertionType.FINISH_REASON, new TextNode(wanted), null);

        assertThat(Checks.check(assertion, with(came, List.of())).holds()).isEqualTo(holds);
        assertThat(Checks.check(Checks.negated(assertion), with(FinishReason.OTHER, List.of()))
                        .message())
                .contains("did not tell why it stopped");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | You can return the order within thirty days of delivery, free of charge. | true",
                "de | Sie können die Bestellung innerhalb von dreißig Tagen kostenlos zurückschicken. | true",
                "fr | Sie können die Bestellung innerhalb von dreißig Tagen kostenlos zurückschicken. | false",
                "zh | 您可以在收到货物后三十天内免费退货。 | true",
                "ja | 商品到着後三十日以内であれば無料で返品できます。 | true",
                "zh | 商品到着後三十日以内であれば無料で返品できます。 | false",
                "ko | 배송 후 삼십 일 이내에 무료로 반품할 수 있습니다. | true",
                "el | Μπορείτε να επιστρέψετε την παραγγελία. | true",
            })
    void languages_are_told_apart(String code, String text, boolean holds) {
        Assertion assertion = Checks.assertion(AssertionType.LANGUAGE, Json.node(List.of(code)), null);

        assertThat(Checks.holds(assertion, text)).isEqualTo(holds);
    }

    @Test
    void a_text_too_short_to_tell_its_language_passes_neither_way() {
        Assertion assertion = Checks.assertion(AssertionType.LANGUAGE, Json.node(List.of("en")), null);

        assertThat(Checks.check(Checks.negated(assertion), Checks.answer("Paris"))
                        .message())
                .contains("too short");
    }

    private static Assertion through(Assertion assertion, Transform... steps) {
        return Checks.with(assertion, new Assertion.Details(1, null, 1, List.of(steps), null, List.of()));
    }

    @Test
    void transforms_are_applied_in_their_order() {
        Assertion equals = Checks.assertion(AssertionType.EQUALS, new TextNode("paris"), null);
        Transform path = new Transform.JsonPath("$.city.name");
        Transform regex = new Transform.Regex(Pattern.compile("City: (\\w+)"));
        Transform lower = new Transform.Case(false);

        assertThat(Checks.holds(through(equals, path, lower), "So: {\"city\": {\"name\": \"PARIS\"}}"))
                .isTrue();
        assertThat(Checks.holds(through(equals, regex, lower), "City: Paris, France"))
                .isTrue();
        assertThat(Checks.holds(through(equals, new Transform.Trim()), "  paris\n"))
                .isTrue();
        assertThat(Checks.holds(
                        through(Checks.assertion(AssertionType.EQUALS, new TextNode("3"), null), path),
                        "{\"city\": {\"name\": 3}}"))
                .isTrue();
    }

    @Test
    void an_answer_that_a_transform_finds_nothing_in_passes_neither_way() {
        Assertion contains = through(
                Checks.assertion(AssertionType.CONTAINS, new TextNode("x"), null), new Transform.JsonPath("$.a"));

        assertThat(Checks.check(contains, Checks.answer("{\"b\": 1}")).holds()).isFalse();
        assertThat(Checks.check(Checks.negated(contains), Checks.answer("no json"))
                        .message())
                .contains("the transform \"$.a\" finds nothing in it");
    }

    private static Assertion set(@Nullable Double threshold, Assertion... members) {
        return Checks.with(
                Checks.assertion(AssertionType.ASSERT_SET, MissingNode.getInstance(), threshold),
                new Assertion.Details(1, "policy", 1, List.of(), null, List.of(members)));
    }

    private static Assertion contains(String text, double weight) {
        return Checks.with(
                Checks.assertion(AssertionType.CONTAINS, new TextNode(text), null),
                new Assertion.Details(weight, null, 1, List.of(), null, List.of()));
    }

    @Test
    void a_set_without_threshold_needs_all_and_one_with_it_the_weighted_share() {
        assertThat(Checks.holds(set(null, contains("a", 1), contains("b", 1)), "a b"))
                .isTrue();
        assertThat(Checks.holds(set(null, contains("a", 1), contains("b", 1)), "a"))
                .isFalse();
        assertThat(Checks.holds(set(0.5, contains("a", 1), contains("b", 1)), "a"))
                .isTrue();
        assertThat(Checks.holds(set(0.75, contains("a", 3), contains("b", 1)), "a"))
                .isTrue();
        assertThat(Checks.holds(set(0.76, contains("a", 3), contains("b", 1)), "a"))
                .isFalse();
        AssertionResult result = Checks.check(set(0.76, contains("a", 3), contains("b", 1)), Checks.answer("a"));
        assertThat(result.message()).contains("score 0.750", "failing: contains");
        assertThat(result.assertion().title()).isEqualTo("policy (assert-set)");
        assertThat(result.score()).isEqualTo(0.75);
    }
}
