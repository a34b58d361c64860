package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTests {

    private final Samplings model = new Samplings(new SplittableRandom(8));

    private static SuiteResult judge(List<CaseBuilder> cases) {
        return Verdicts.of(cases).suites().get(0);
    }

    private List<CaseBuilder> suite(int cases, int n, int m, double noise) {
        List<CaseBuilder> suite = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            suite.add(CaseBuilder.of("s", "c" + c)
                    .before(model.answers(n, noise, 0))
                    .now(model.answers(m, noise, 0)));
        }
        return suite;
    }

    private static Bounds bounds(SuiteResult result) {
        SuiteEvidence evidence = result.evidence();
        assertThat(evidence).isNotNull();
        return evidence.bounds();
    }

    @Test
    void many_answers_of_the_same_model_close_all_three_ways() {
        SuiteResult result = judge(suite(30, 10, 20, 0.05));

        assertThat(bounds(result).closed()).isTrue();
        assertThat(result.verdict().summary()).contains("No drift: with 95% confidence");
        assertThat(result.reasons()).isEmpty();
    }

    @Test
    void too_few_answers_to_see_a_rerouted_share_or_a_single_case_are_said_beside_stable() {
        SuiteResult result = judge(suite(12, 10, 1, 0.05));

        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(result.verdict().summary()).doesNotContain("No drift");
        assertThat(result.reasons())
                .singleElement()
                .satisfies(r -> assertThat(r)
                        .contains("points of the answers from elsewhere", "a single changed case", "repeat: "));
    }

    @Test
    void a_mean_drop_that_could_be_above_its_floor_leaves_a_suite_inconclusive_with_what_would_settle_it() {
        SuiteResult result = judge(suite(5, 2, 1, 0.5));

        assertThat(bounds(result).judged()).isFalse();
        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(result.verdict().summary()).contains("a mean drop of similarity up to", "cases");
    }

    private static List<CaseBuilder> pairs(int count) {
        List<CaseBuilder> cases = new ArrayList<>();
        Features answer = CaseBuilder.features("the same", 1, 0);
        for (int c = 0; c < count; c++) {
            Features other = CaseBuilder.features("the same", 1, c % 2 == 0 ? 0.2f : -0.2f);
            cases.add(CaseBuilder.of("s", "c" + c)
                    .before(Collections.singletonList(c % 4 < 2 ? answer : other))
                    .now(Collections.singletonList(c % 4 < 2 ? other : answer)));
        }
        return cases;
    }

    @Test
    void forty_pairs_of_single_answers_can_show_that_nothing_is_shared_and_fewer_can_not() {
        assertThat(judge(pairs(40)).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(judge(pairs(40)).reasons())
                .singleElement()
                .satisfies(r -> assertThat(r).contains("differs from case to case", "one more session"));
        assertThat(judge(pairs(36)).verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(judge(pairs(36)).verdict().summary()).contains("40 cases");
    }

    /** An answer at an angle of the others whose cosine is that. */
    private static Features at(double cosine) {
        return CaseBuilder.features("w", (float) cosine, (float) Math.sqrt(1 - cosine * cosine));
    }

    private static Bounds of(double alpha, List<CaseBuilder> suite) {
        List<Measured> cases = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        List<SimilarityMatrix> matrices = new ArrayList<>();
        for (CaseBuilder one : suite) {
            Comparison comparison = one.comparison();
            SimilarityMatrix matrix = SimilarityMatrix.of(comparison);
            CaseTest test = CaseTest.of(comparison, matrix, 99, new SplittableRandom(1));
            cases.add(Measured.sampled(comparison, matrix, CaseFigures.of(test, 99)));
            comparisons.add(comparison);
            matrices.add(matrix);
        }
        SuiteEffects effects = SuiteEffects.of(comparisons, matrices, Surfaces.of(comparisons));
        SuiteTest test = new SuiteTest(new SuiteOnProvider("s", "tiny"), List.of(), cases, null, null, effects);
        return Bounds.of(new SuiteFindings(test, alpha, false, alpha, List.of()), effects, 7);
    }

    private static CaseBuilder dropping(int n, int m, double cosine) {
        return CaseBuilder.of("s", "c" + cosine)
                .before(Collections.nCopies(n, at(1)))
                .now(Collections.nCopies(m, at(cosine)));
    }

    /**
     * Drops of 0.1 and 0.3 have a standard deviation of 0.1: (2.487 · 0.1 / 0.03)² = 68.7 cases. Of 2 answers with a quarter
     * expected outside, (2.487 / 0.05)² · 3/16 = 463.9 are wanted. C(3 + m, m) passes 200 ways at m = 9.
     */
    @Test
    void says_how_many_cases_and_answers_would_settle_each_way() {
        Bounds bounds = of(0.01, List.of(dropping(3, 1, 0.9), dropping(3, 1, 0.7)));

        assertThat(bounds.settles())
                .extracting(Object::toString)
                .containsExactly(
                        "about 69 cases, or more answers a case",
                        "about 464 new answers (repeat: 232)",
                        "9 new answers a case (repeat: 9)");
        assertThat(bounds.outside()).isEqualTo(1 - 0.25);
        assertThat(bounds.outsideFloor()).isEqualTo(0.05);
        assertThat(bounds.dropFloor()).isEqualTo(0.03, within(1e-12));
        assertThat(bounds.caseP()).isEqualTo(0.25);
        assertThat(bounds.caseLimit()).isEqualTo(0.005);
    }

    /** One of four: Clopper and Pearson's one-sided 95% upper end is 0.7514; none of two: 1 - √0.05. */
    @Test
    void the_share_out_of_range_has_the_upper_end_of_clopper_and_pearson() {
        CaseBuilder oneOfFour =
                CaseBuilder.of("s", "c").before(List.of(at(1), at(1))).now(List.of(at(1), at(1), at(1), at(0.5)));

        assertThat(of(0.01, List.of(oneOfFour)).outside()).isEqualTo(0.75140 - 1 / 3.0, within(1e-5));
        assertThat(of(0.01, List.of(dropping(2, 2, 1))).outside())
                .isEqualTo(1 - Math.sqrt(0.05) - 1 / 3.0, within(1e-9));
    }

    @Test
    void a_suite_too_large_for_its_answers_is_told_at_least_one_more_a_case() {
        List<CaseBuilder> suite = new ArrayList<>();
        for (int c = 0; c < 300; c++) {
            suite.add(dropping(3, 2, 0.5));
        }

        // 464 answers are fewer than three each, and there are two each
        assertThat(of(0.01, suite).settles())
                .extracting(Object::toString)
                .contains("about 301 cases, or more answers a case", "about 900 new answers (repeat: 3)");
    }

    @Test
    void a_hundred_new_answers_are_proposed_and_more_are_not() {
        // beside one recorded answer there are as many ways as new answers, and one
        assertThat(of(2 / 101.0, List.of(dropping(1, 2, 1), dropping(1, 2, 1))).settles())
                .extracting(Object::toString)
                .containsExactly("100 new answers a case (repeat: 100)");
        assertThat(of(2 / 102.0, List.of(dropping(1, 2, 1), dropping(1, 2, 1))).settles())
                .extracting(Object::toString)
                .containsExactly("more recorded answers a case (1 now)");
    }

    private static Bounds with(int cases, double drop, double outside, double caseP) {
        return new Bounds(cases, drop, 0.03, outside, 0.05, caseP, 0.001, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "5,  0.0299, true",
        "5,  0.03,   false",
        "40, NaN,    true",
        "39, NaN,    false",
    })
    void a_suite_is_judged_below_its_floor_or_by_forty_pairs(int cases, double drop, boolean judged) {
        assertThat(with(cases, drop, 0, 0).judged()).isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5  | 0.0299 | 0.0499 | 0.001  | ''",
                "5  | 0.03   | 0      | 0      | a mean drop of similarity up to 0.030 (floor 0.030)",
                "5  | 0      | 0.05   | 0      | up to 5 points of the answers from elsewhere (floor 5)",
                "5  | 0      | 0      | 0.0011 | a single changed case (its p can't get below 0.0011, it takes 0.0010)",
                "5  | 0      | NaN    | 0      | ''",
                "40 | NaN    | NaN    | 1      | a change that differs from case to case, which one old and one new answer a"
                        + " case can't tell from noise",
                "39 | NaN    | NaN    | 1      | any change but a gross one, which one old and one new answer a case can't"
                        + " tell from noise",
            })
    void what_is_open_is_said(int cases, double drop, double outside, double caseP, String words) {
        assertThat(with(cases, drop, outside, caseP).open()).hasToString(words);
    }
}
