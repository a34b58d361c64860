package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import io.driftgauge.suite.CallMode;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.JsonPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactComparisonTests {

    private static Features answer(
            String text, String parsed, String format, String facts, boolean refusal, int words, double angle) {
        Features f = CaseBuilder.features(text, (float) Math.cos(angle), (float) Math.sin(angle));
        return new Features(
                text,
                parsed.equals("-") ? null : parsed,
                format,
                facts.equals("-") ? List.of() : Arrays.asList(facts.split("\\+")),
                refusal,
                words,
                List.of(),
                f.embedding());
    }

    /** The recorded answer is: yes, prose, 30 days, no refusal, 10 words, angle 0. */
    @ParameterizedTest
    @CsvSource({
        "yes, prose, 30 days, false, 10, 0,   wording",
        "yes, prose, 30 days, false, 10, 0.4, wording",
        "yes, prose, 30 days, false, 10, 0.5, meaning",
        "no,  prose, 30 days, false, 10, 0,   label",
        "-,   prose, 30 days, false, 10, 0,   label",
        "yes, json,  30 days, false, 10, 0,   format",
        "yes, prose, 14 days, false, 10, 0.3, facts",
        "yes, prose, -,       false, 10, 0,   facts",
        "yes, prose, 30 days, true,  10, 0,   refusal",
        "yes, prose, 30 days, false, 15, 0,   wording",
        "yes, prose, 30 days, false, 16, 0,   length",
        "yes, prose, 30 days, false, 6,  0,   length",
        "no,  json,  14 days, true,  99, 1,   label facts refusal meaning format length"
    })
    void says_what_moved_the_weightiest_first(
            String parsed, String format, String facts, boolean refusal, int words, double angle, String moved) {
        CaseBuilder builder = CaseBuilder.of("s", "c")
                .exact(
                        answer("before", "yes", "prose", "30 days", false, 10, 0),
                        answer("now", parsed, format, facts, refusal, words, angle));

        assertThat(ExactComparison.applies(builder.comparison())).isTrue();
        assertThat(ExactComparison.same(builder.comparison())).isFalse();
        assertThat(ExactComparison.moved(builder.comparison(), SimilarityMatrix.of(builder.comparison())).stream()
                        .map(Words::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(moved);
    }

    @Test
    void a_code_fence_around_the_same_json_is_a_change_of_format_alone() {
        CaseBuilder builder = CaseBuilder.of("s", "c")
                .exact(
                        answer("{\"a\": 1}", "-", "json-object", "-", false, 2, 0),
                        answer("```json\n{\"a\": 1}\n```", "-", "json-object in a code fence", "-", false, 2, 1));

        assertThat(ExactComparison.moved(builder.comparison(), SimilarityMatrix.of(builder.comparison())))
                .containsExactly(Moved.FORMAT);
    }

    @ParameterizedTest
    @CsvSource({"true, 1, true", "false, 1, false", "true, 2, false"})
    void applies_to_deterministic_answers_beside_a_single_recorded_one(
            boolean deterministic, int distinct, boolean applies) {
        Features a = CaseBuilder.features("a", 1, 0);
        Features b = CaseBuilder.features("b", 0, 1);
        CaseBuilder builder = CaseBuilder.of("s", "c")
                .before(distinct == 1 ? List.of(a) : List.of(a, b))
                .now(List.of(a));

        assertThat(ExactComparison.applies((deterministic ? builder.deterministic() : builder).comparison()))
                .isEqualTo(applies);
    }

    @Test
    void of_several_accepted_answers_the_one_most_like_the_new_one_is_what_it_is_held_against() {
        Features far = CaseBuilder.labelled("far", 0, 1);
        Features near = CaseBuilder.labelled("near", 1, 0);
        Features now = new Features(
                "new",
                "near",
                "prose",
                List.of(),
                false,
                1,
                List.of(),
                CaseBuilder.features("x", 1, 0.1f).embedding());

        for (List<Features> before : List.of(List.of(far, near), List.of(near, far))) {
            Comparison comparison =
                    CaseBuilder.of("s", "c").before(before).now(List.of(now)).comparison();
            assertThat(ExactComparison.moved(comparison, SimilarityMatrix.of(comparison)))
                    .containsExactly(Moved.WORDING);
        }
    }

    @Test
    void other_tools_are_told() {
        Features plain = CaseBuilder.features("a", 1, 0);
        Features calling = new Features("b", null, "prose", List.of(), false, 1, List.of("search"), plain.embedding());
        Comparison comparison = CaseBuilder.of("s", "c").exact(plain, calling).comparison();

        assertThat(ExactComparison.moved(comparison, SimilarityMatrix.of(comparison)))
                .containsExactly(Moved.TOOL_CALLS);
    }

    @Test
    void a_file_that_says_when_structures_are_the_same_says_it_of_exact_answers_too() {
        CaseBuilder turned = CaseBuilder.of("s", "c")
                .exact(CaseBuilder.features("{\"a\": [1, 2]}", 1, 0), CaseBuilder.features("{\"a\": [2, 1]}", 1, 0));

        assertThat(ExactComparison.same(turned.comparison())).isFalse();
        turned.policy(new DriftPolicy(true, 10, 0.03, CallMode.AUTO, new JsonPolicy(false, 0, 0.9, List.of())));
        assertThat(ExactComparison.same(turned.comparison())).isTrue();
        turned.now(List.of(CaseBuilder.features("{\"a\": [2, 3]}", 1, 0)));
        assertThat(ExactComparison.same(turned.comparison())).isFalse();
    }
}
