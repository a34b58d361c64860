package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Location;
import io.driftgauge.base.Phrase;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.CallMode;
import io.driftgauge.suite.DriftPolicy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verdict of a case says. */
class CaseVerdictTests {

    private static final Features YES = CaseBuilder.labelled("yes", 1, 0);
    private static final Features NO = CaseBuilder.labelled("no", 0, 1);

    private static CaseBuilder same() {
        return CaseBuilder.of("s", "c").exact(YES, YES);
    }

    private static CaseResult judge(CaseBuilder builder) {
        return Verdicts.of(builder).cases().get(0);
    }

    private static CaseResult recorded(CaseBuilder builder) {
        return new Judge(new Terms(0.01, 7, Map.of(), Set.of(), Set.of(builder.key())))
                .judge(List.of(builder.replay()), List.of(builder.comparison()))
                .cases()
                .get(0);
    }

    private static String said(CaseBuilder builder) {
        return judge(builder).verdict().summary();
    }

    private static AssertionResult result(AssertionType type, int passed, int total, String message) {
        return result(type, passed, total, message, 0, Optional.empty());
    }

    private static AssertionResult result(
            AssertionType type, int passed, int total, String message, int open, Optional<String> ungraded) {
        return new AssertionResult(
                new Assertion(
                        type, false, MissingNode.getInstance(), null, 1, new Location(Path.of("prompts/x.yaml"), 9)),
                passed,
                total,
                message,
                0,
                open,
                ungraded,
                List.of());
    }

    @Test
    void an_exact_case_that_holds_says_so() {
        assertThat(said(same())).isEqualTo("Compared exactly: as recorded.");
    }

    @Test
    void a_sampled_case_that_holds_gives_its_figures() {
        CaseBuilder sampled =
                CaseBuilder.of("s", "c").before(Collections.nCopies(12, YES)).now(List.of(YES, YES, YES));

        assertThat(said(sampled)).isEqualTo("p 1, limit 0.010; similarity 1.0000, 1.0000 among the recorded answers.");
    }

    @Test
    void a_broken_assertion_tells_how_often_it_holds_and_what_came() {
        assertThat(said(same().asserted(result(AssertionType.CONTAINS, 1, 3, "expected 30 days"))))
                .isEqualTo("contains holds for 1 of 3 answers: expected 30 days");
        assertThat(said(same().asserted(result(AssertionType.CONTAINS, 1, 3, ""))))
                .isEqualTo("contains holds for 1 of 3 answers");
        assertThat(said(same().asserted(result(AssertionType.CONTAINS, 0, 2, ""))
                        .asserted(result(AssertionType.REGEX, 3, 3, ""))
                        .asserted(result(AssertionType.REGEX, 1, 3, ""))
                        .asserted(result(AssertionType.COST, 1, 3, ""))))
                .isEqualTo("contains holds for 0 of 2 answers (and 2 more)");
    }

    @Test
    void an_assertion_that_no_judge_graded_leaves_the_case_open() {
        AssertionResult silent = result(AssertionType.LLM_RUBRIC, 0, 1, "", 1, Optional.of("the judge was not asked"));
        AssertionResult without = result(AssertionType.FACTUALITY, 0, 1, "", 1, Optional.empty());

        assertThat(judge(same().asserted(silent)).verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(said(same().asserted(silent))).isEqualTo("llm-rubric can't be told: the judge was not asked.");
        assertThat(said(same().asserted(without))).isEqualTo("factuality can't be told: no grade came.");
        assertThat(said(same().asserted(without).asserted(silent)))
                .isEqualTo("factuality can't be told: no grade came. (and 1 more)");
        assertThat(judge(same().asserted(result(AssertionType.CONTAINS, 1, 1, "")))
                        .verdict()
                        .kind())
                .isEqualTo(VerdictKind.STABLE);
    }

    @Test
    void an_answer_that_ended_early_is_a_broken_assertion_of_the_case() {
        assertThat(judge(same().flawed("no result for the call")).verdict())
                .isInstanceOfSatisfying(Verdict.BrokenAssertion.class, v -> {
                    assertThat(v.broken()).isEmpty();
                    assertThat(v.summary()).isEqualTo("no result for the call");
                });
        CaseBuilder three = CaseBuilder.of("s", "c")
                .before(List.of(YES))
                .now(List.of(YES, YES, YES))
                .flawed("no result");
        assertThat(said(three)).isEqualTo("1 of 3 answers ended early: no result");
    }

    @Test
    void a_baseline_that_was_recorded_just_now_says_so() {
        CaseBuilder stale = same().comparability(new Comparison.Stale(Phrase.verbatim("the system message changed")));
        CaseBuilder missing = same().before(List.of()).comparability(new Comparison.Missing());

        assertThat(said(stale)).isEqualTo("the system message changed");
        assertThat(recorded(stale).verdict().summary()).isEqualTo("Recorded anew: the system message changed");
        assertThat(said(missing)).isEqualTo("Nothing is recorded for this case, so there is nothing to compare with.");
        assertThat(recorded(missing).verdict().summary())
                .isEqualTo("Recorded just now, so there was nothing to compare with: review and commit it.");
        assertThat(recorded(same()).verdict().summary())
                .isEqualTo("Recorded just now: these answers are part of the baseline. Review and commit it.");
    }

    @Test
    void whether_another_run_could_help_is_told_of_an_error() {
        assertThat(judge(same().now(List.of()).fails(ModelCallException.Kind.RETRYABLE))
                        .verdict())
                .isInstanceOfSatisfying(Verdict.ProviderError.class, v -> {
                    assertThat(v.retryable()).isTrue();
                    assertThat(v.summary()).isEqualTo("HTTP 503 after 3 attempts");
                });
        assertThat(judge(same().now(List.of()).fails(ModelCallException.Kind.PERMANENT))
                        .verdict())
                .isInstanceOfSatisfying(
                        Verdict.ProviderError.class,
                        v -> assertThat(v.retryable()).isFalse());
    }

    @Test
    void no_answer_at_all_is_an_error() {
        assertThat(said(same().now(List.of()))).isEqualTo("No answer came.");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, false", "1, 3, true", "2, 4, false", "2, 5, true", "0, 1, true"})
    void fewer_than_half_of_the_answers_after_a_failure_do_not_speak_for_a_case(
            int answers, int repeat, boolean unanswered) {
        CaseBuilder failed = CaseBuilder.of("s", "c")
                .before(List.of(YES))
                .repeat(repeat)
                .now(Collections.nCopies(answers, YES))
                .fails(ModelCallException.Kind.RETRYABLE);

        assertThat(CaseVerdicts.unanswered(failed.replay())).isEqualTo(unanswered);
    }

    @Test
    void a_failure_among_answers_that_suffice_is_left_out_and_told() {
        CaseBuilder failed = CaseBuilder.of("s", "c")
                .before(List.of(YES))
                .repeat(2)
                .now(List.of(YES))
                .fails(ModelCallException.Kind.RETRYABLE);

        assertThat(judge(failed).verdict().kind()).isNotEqualTo(VerdictKind.PROVIDER_ERROR);
        assertThat(judge(failed).reasons()).contains("A call failed, and is left out: HTTP 503 after 3 attempts");
    }

    @Test
    void a_case_that_was_cut_short_tells_how_many_answers_came() {
        CaseBuilder cut = CaseBuilder.of("s", "c")
                .before(List.of(YES))
                .repeat(5)
                .now(List.of(YES, YES))
                .notCalled(CaseReplay.Reason.BUDGET);

        assertThat(said(cut)).isEqualTo("Not called: BUDGET (2 of 5 answers came)");
    }

    @Test
    void a_case_whose_suite_had_enough_is_skipped() {
        assertThat(judge(same().now(List.of()).notCalled(CaseReplay.Reason.SPARED))
                        .verdict()
                        .kind())
                .isEqualTo(VerdictKind.SKIPPED);
    }

    @Test
    void a_case_held_against_nothing_goes_by_its_assertions() {
        assertThat(said(same().comparability(new Comparison.NotWanted())))
                .isEqualTo("Its assertions hold; it is not held against a baseline.");
    }

    @Test
    void too_few_answers_to_reject_are_inconclusive_unless_the_suite_decides() {
        CaseBuilder few = CaseBuilder.of("s", "c").before(List.of(YES, YES)).now(List.of(YES));
        CaseBuilder sequential = CaseBuilder.of("s", "c")
                .before(List.of(YES, YES))
                .now(List.of(YES))
                .policy(new DriftPolicy(true, 10, 0.03, CallMode.SEQUENTIAL));

        assertThat(judge(few).verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(judge(sequential).verdict().kind()).isEqualTo(VerdictKind.STABLE);
    }

    @Test
    void what_moved_is_named_with_its_evidence() {
        CaseResult exact = judge(CaseBuilder.of("s", "c").exact(YES, NO));

        assertThat(exact.verdict().summary()).isEqualTo("label: yes → no; meaning: the answers say something else");
        assertThat(exact.evidence()).isNotNull().satisfies(e -> {
            assertThat(e.exact()).isTrue();
            assertThat(e.pValue()).isZero();
            assertThat(e.smallestP()).isZero();
            assertThat(e.stability()).isEqualTo(Stability.DETERMINISTIC);
            assertThat(e.channels()).containsEntry("label", 0.0).containsEntry("meaning", 0.0);
            assertThat(e.channels()).containsEntry("facts", 1.0).containsEntry("length", 1.0);
        });
    }

    @Test
    void a_sampled_case_shows_the_p_of_its_channels_and_how_much_it_varies() {
        CaseResult sampled = judge(
                CaseBuilder.of("s", "c").before(Collections.nCopies(12, YES)).now(Collections.nCopies(3, NO)));

        assertThat(sampled.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(sampled.evidence()).isNotNull().satisfies(e -> {
            assertThat(e.exact()).isFalse();
            assertThat(e.stability()).isEqualTo(Stability.DETERMINISTIC);
            // one of the C(15, 3) = 455 ways to choose the new answers is as far
            assertThat(e.channels()).containsEntry("label", 1 / 455.0);
            assertThat(e.channels()).containsEntry("refusal", 1.0);
            assertThat(e.smallestP()).isEqualTo(1 / 455.0);
        });
    }
}
