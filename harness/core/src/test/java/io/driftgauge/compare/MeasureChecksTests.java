package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Price;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that are just met and just missed, and what a miss says. */
class MeasureChecksTests {

    private static final double LOG_HALF = Math.log(0.5);

    private static Assertion measuring(AssertionType type, double threshold) {
        return Checks.assertion(type, MissingNode.getInstance(), threshold);
    }

    @Test
    void a_time_that_is_the_limit_is_within_it() {
        Assertion latency = measuring(AssertionType.LATENCY, 100);

        assertThat(Checks.check(latency, Checks.answer(0, "x", 100_000_000)).holds())
                .isTrue();
        assertThat(Checks.check(latency, Checks.answer(0, "x", 100_000_001)).message())
                .isEqualTo("expected the answer to take at most 100 ms, came \"x\" (sample 1; it took 100.000001 ms)");
        assertThat(Checks.check(measuring(AssertionType.LATENCY, 0.5), Checks.answer(0, "x", 1_000_000))
                        .message())
                .contains("at most 0.5 ms", "it took 1.000 ms");
    }

    @Test
    void edits_are_counted_up_to_the_limit_and_told() {
        Assertion near = Checks.assertion(AssertionType.LEVENSHTEIN, new TextNode("kitten"), 3.0);
        Assertion nearer = Checks.assertion(AssertionType.LEVENSHTEIN, new TextNode("kitten"), 2.0);

        assertThat(Checks.holds(near, "sitting")).isTrue();
        assertThat(Checks.holds(near, "kitten")).isTrue();
        assertThat(Checks.check(nearer, Checks.answer("sitting")).message())
                .isEqualTo("expected the answer to be at most 2 edits from \"kitten\", came \"sitting\""
                        + " (sample 1; more than 2 edits)");
        assertThat(Checks.check(Checks.negated(near), Checks.answer("sitting")).message())
                .endsWith("(sample 1; 3 edits)");
        assertThat(Checks.check(Checks.negated(near), Checks.answer("kitten")).message())
                .endsWith("(sample 1; 0 edits)");
    }

    @ParameterizedTest
    @CsvSource({
        "PERPLEXITY, 2, true",
        "PERPLEXITY, 1.9999999999, false",
        "PERPLEXITY_SCORE, 0.3333333333333333, true",
        "PERPLEXITY_SCORE, 0.33334, false"
    })
    void a_perplexity_that_is_the_limit_is_within_it(AssertionType type, double limit, boolean holds) {
        Answer answer = new Answer(0, Checks.response("x", List.of(), FinishReason.STOP, List.of(LOG_HALF), 0));

        assertThat(Checks.check(measuring(type, limit), answer).holds()).isEqualTo(holds);
    }

    @Test
    void the_perplexity_score_is_one_over_one_more() {
        Answer answer = new Answer(0, Checks.response("x", List.of(), FinishReason.STOP, List.of(LOG_HALF), 0));

        assertThat(Checks.check(measuring(AssertionType.PERPLEXITY_SCORE, 0.1), answer)
                        .score())
                .isEqualTo(1.0 / 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"min\": 3, \"max\": 3} | a b   | have 3 words, came \"a b\" (sample 1; it has 2)",
                "{\"min\": 3, \"max\": 4} | a b   | have 3 to 4 words, came \"a b\" (sample 1; it has 2)",
                "{\"min\": 3}             | a b   | have at least 3 words, came \"a b\" (sample 1; it has 2)",
                "{\"max\": 1}             | a b   | have at most 1 words, came \"a b\" (sample 1; it has 2)",
            })
    void a_wrong_count_says_what_was_wanted_and_what_came(String range, String answer, String message)
            throws Exception {
        Assertion count = Checks.assertion(AssertionType.WORD_COUNT, Json.parse(range), null);

        assertThat(Checks.check(count, Checks.answer(answer)).message()).isEqualTo("expected the answer to " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"min\": 2, \"max\": 3} | a | false",
                "{\"min\": 2, \"max\": 3} | a b | true",
                "{\"min\": 2, \"max\": 3} | a b c | true",
                "{\"min\": 2, \"max\": 3} | a b c d | false",
                "{\"min\": 1} | '' | false",
                "{\"max\": 1} | '' | true"
            })
    void both_ends_of_a_range_belong_to_it(String range, String answer, boolean holds) throws Exception {
        assertThat(Checks.holds(Checks.assertion(AssertionType.WORD_COUNT, Json.parse(range), null), answer))
                .isEqualTo(holds);
    }

    private static String cost(double most, @Nullable Price price, Usage usage) {
        Assertion cost = measuring(AssertionType.COST, most);
        CaseReplay plain = Checks.replay("tiny", Map.of(), List.of());
        CaseReplay replay = new CaseReplay(
                plain.promptCase(),
                new ModelSpec("test:tiny", "tiny", Map.of(), false, null, price),
                List.of(new Answer(
                        0,
                        new ChatResponse(
                                "x",
                                List.of(),
                                FinishReason.STOP,
                                usage,
                                List.of(),
                                ServedIdentity.UNKNOWN,
                                Duration.ZERO))),
                null,
                null,
                false,
                1,
                Duration.ZERO,
                Map.of());
        AssertionResult result = Checks.check(cost, replay, Grades.NONE);
        return result.holds() ? "holds" : result.message();
    }

    @Test
    void what_an_answer_costs_is_its_tokens_at_the_provider_s_price() {
        Price price = new Price(
                new BigDecimal("2"),
                new BigDecimal("8"),
                null,
                BigDecimal.ZERO,
                LocalDate.of(2026, 11, 1)); // dollars a million tokens

        assertThat(cost(0.006, price, new Usage(1000L, 500L))).isEqualTo("holds");
        assertThat(cost(0.005999, price, new Usage(1000L, 500L)))
                .isEqualTo(
                        "expected the answer to cost at most 0.005999 USD, came \"x\" (sample 1; it cost 0.006 USD)");
        assertThat(cost(1, price, Usage.UNKNOWN)).contains("what it cost is not known: the answer tells no usage");
        assertThat(cost(1, null, new Usage(1000L, 500L)))
                .contains("what it cost is not known: give the provider a 'price'");
        assertThat(cost(1, null, new Usage(1000L, 500L))).contains("cost at most 1 USD");
    }

    @Test
    void similarity_and_distance_count_as_met_where_they_are_the_limit() {
        Assertion similar = Checks.assertion(AssertionType.SIMILAR, Json.node(List.of("the same words")), 1.0);
        Assertion near = Checks.assertion(AssertionType.SIMILAR_EUCLIDEAN, Json.node(List.of("the same words")), 0.0);

        assertThat(Checks.check(similar, Checks.answer("the same words")).holds())
                .isTrue();
        assertThat(Checks.check(near, Checks.answer("the same words")).holds()).isTrue();
        assertThat(Checks.check(near, Checks.answer("the same words")).score()).isEqualTo(1);
    }

    @Test
    void the_score_of_a_distance_falls_as_it_grows() {
        Assertion near = Checks.assertion(AssertionType.SIMILAR_EUCLIDEAN, Json.node(List.of("alpha")), 0.01);
        double cosine = Similarity.mean(HashingEmbedder.embedding("alpha"), HashingEmbedder.embedding("omega"));

        AssertionResult result = Checks.check(near, Checks.answer("omega"));

        assertThat(result.score()).isEqualTo(1 / (1 + Math.sqrt(2 - 2 * cosine)));
        assertThat(result.message()).contains("be at most 0.01 from \"alpha\"", "; distance ");
    }

    @ParameterizedTest
    @CsvSource({
        "0.8, 0.8, 0.800",
        "0.798, 0.8, 0.798",
        "0.79996, 0.8, 0.79996",
        "0.12345678, 0.5, 0.123",
        "0.79999999999999993, 0.8, 0.7999999999999999",
        "1.5, 1, 1.500"
    })
    void a_miss_never_reads_like_the_limit(double value, double limit, String shown) {
        assertThat(MeasureChecks.atLeastDiffering(value, limit)).isEqualTo(shown);
    }
}
