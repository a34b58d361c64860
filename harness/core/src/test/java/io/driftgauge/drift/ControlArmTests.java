package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import io.driftgauge.suite.AssertionType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ControlArmTests {

    private static final Features A = CaseBuilder.features("a", 1, 0);
    private static final Features B = CaseBuilder.features("b", 0, 1);
    private static final String ITSELF =
            "This is the control arm, a frozen model: the harness, the embedder or the model's own files changed.";

    private static CaseBuilder provider(Features now) {
        return CaseBuilder.of("s", "c").exact(A, now);
    }

    private static CaseBuilder control(Features now) {
        return CaseBuilder.of("s", "c").label("frozen").exact(A, now);
    }

    private static String cause(Verdict verdict) {
        return ((Verdict.Drifted) verdict).cause();
    }

    @Test
    void where_the_control_arm_holds_a_drifted_provider_is_told_so_beside_its_cause() {
        Judgement plain = Verdicts.of(provider(B), control(A));

        Judgement explained = ControlArm.explain(plain, "frozen");

        String holds = " The control arm frozen holds in this suite, so harness and embedder are as they were.";
        assertThat(cause(explained.cases().get(0).verdict()))
                .isEqualTo(cause(plain.cases().get(0).verdict()) + holds);
        assertThat(cause(explained.suites().get(0).verdict()))
                .isEqualTo(cause(plain.suites().get(0).verdict()) + holds);
        assertThat(explained.cases().get(0).verdict().summary())
                .isEqualTo(plain.cases().get(0).verdict().summary());
        assertThat(explained.cases().get(0).reasons())
                .isEqualTo(plain.cases().get(0).reasons());
        assertThat(explained.cases().get(1)).isSameAs(plain.cases().get(1));
        assertThat(explained.suites().get(1)).isSameAs(plain.suites().get(1));
    }

    @Test
    void where_the_control_arm_moved_too_no_provider_is_blamed() {
        Judgement plain = Verdicts.of(provider(B), control(B));

        Judgement explained = ControlArm.explain(plain, "frozen");

        assertThat(cause(explained.cases().get(0).verdict()))
                .startsWith("Not the provider, or not it alone: the control arm frozen, a frozen model, moved")
                .doesNotContain(cause(plain.cases().get(0).verdict()));
        assertThat(cause(explained.suites().get(0).verdict())).startsWith("Not the provider, or not it alone");
        assertThat(cause(explained.cases().get(1).verdict()))
                .isEqualTo(ITSELF + " " + cause(plain.cases().get(1).verdict()));
        assertThat(cause(explained.suites().get(1).verdict())).startsWith(ITSELF);
        assertThat(explained.suites().get(1).reasons())
                .isEqualTo(plain.suites().get(1).reasons());
    }

    @Test
    void a_provider_that_holds_while_the_control_arm_moved_is_warned_in_its_suite() {
        Judgement plain = Verdicts.of(provider(A), control(B));

        Judgement explained = ControlArm.explain(plain, "frozen");

        assertThat(explained.suites().get(0).verdict())
                .isEqualTo(plain.suites().get(0).verdict());
        assertThat(explained.suites().get(0).reasons())
                .endsWith("The control arm frozen moved in this suite: the harness or the embedder changed.");
        assertThat(explained.cases().get(0)).isSameAs(plain.cases().get(0));
    }

    @Test
    void a_case_of_the_control_arm_that_moved_behind_a_broken_assertion_moved() {
        Judgement plain = Verdicts.of(
                List.of(provider(A), control(B).broken(AssertionType.CONTAINS)),
                Set.of(new SuiteOnProvider("s", "tiny")));
        assertThat(plain.cases().get(1).verdict().kind()).isEqualTo(VerdictKind.BROKEN_ASSERTION);

        Judgement explained = ControlArm.explain(plain, "frozen");

        assertThat(explained.suites().get(0).reasons())
                .contains("The control arm frozen moved in this suite: the harness or the embedder changed.");
    }

    @Test
    void a_case_of_the_control_arm_alone_counts_too() {
        Judgement plain = Verdicts.of(List.of(provider(A), control(B)), Set.of(new SuiteOnProvider("s", "tiny")));

        assertThat(ControlArm.explain(plain, "frozen").suites().get(0).reasons())
                .contains("The control arm frozen moved in this suite: the harness or the embedder changed.");
    }

    @Test
    void a_control_arm_s_broken_assertion_alone_is_no_movement() {
        Judgement plain = Verdicts.of(provider(A), control(A).broken(AssertionType.CONTAINS));

        Judgement explained = ControlArm.explain(plain, "frozen");

        assertThat(explained.suites().get(0)).isSameAs(plain.suites().get(0));
    }

    @Test
    void other_suites_are_not_spoken_of() {
        Judgement plain = Verdicts.of(
                provider(B), CaseBuilder.of("other", "c").label("frozen").exact(A, B));

        Judgement explained = ControlArm.explain(plain, "frozen");

        assertThat(explained.cases().get(0)).isEqualTo(plain.cases().get(0));
        assertThat(explained.suites().get(0)).isEqualTo(plain.suites().get(0));
    }

    @Test
    void a_control_arm_that_was_not_compared_says_nothing() {
        Judgement plain = Verdicts.of(
                provider(B), CaseBuilder.of("s", "c").label("frozen").before(List.of(A)));

        Judgement explained = ControlArm.explain(plain, "frozen");

        assertThat(cause(explained.cases().get(0).verdict()))
                .isEqualTo(cause(plain.cases().get(0).verdict()));
    }
}
