package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoundsTests {

    private final Samplings model = new Samplings(new SplittableRandom(8));

    private static SuiteResult judge(List<CaseBuilder> cases) {
        Terms terms = new Terms(0.01, 7, Map.of(), Set.of(new SuiteOnProvider("s", "tiny")), Set.of());
        return new Judge(terms)
                .judge(
                        cases.stream().map(CaseBuilder::replay).toList(),
                        cases.stream().map(CaseBuilder::comparison).toList())
                .suites()
                .get(0);
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
}
