package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.DriftPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts of single cases: what applies, and what comes first. */
class VerdictTests {

    private static final Features YES = CaseBuilder.labelled("yes", 1, 0);
    private static final Features NO = CaseBuilder.labelled("no", 0, 1);
    private static final ServedIdentity NEW = new ServedIdentity("b", null, null, null);

    private static CaseResult judge(CaseBuilder builder, Set<ReplayKey> recorded, Map<String, String> configured) {
        Terms terms = new Terms(0.01, 7, configured, Set.of(), recorded);
        return new Judge(terms)
                .judge(List.of(builder.replay()), List.of(builder.comparison()))
                .cases()
                .get(0);
    }

    private static CaseResult judge(CaseBuilder builder) {
        return judge(builder, Set.of(), Map.of());
    }

    /** A case with every trait that the row names; a trait left out is as a stable case has it. */
    private static CaseBuilder with(String traits) {
        CaseBuilder builder = CaseBuilder.of("s", "c").exact(YES, traits.contains("moved") ? NO : YES);
        if (traits.contains("not-live")) {
            builder.now(List.of()).notCalled(CaseReplay.Reason.NOT_LIVE);
        }
        if (traits.contains("cancelled")) {
            builder.now(List.of()).notCalled(CaseReplay.Reason.CANCELLED);
        }
        if (traits.contains("error")) {
            builder.now(List.of()).fails(ModelCallException.Kind.PERMANENT);
        }
        if (traits.contains("stale")) {
            builder.comparability(new Comparison.Stale(Phrase.verbatim("the system message changed")));
        }
        if (traits.contains("missing")) {
            builder.before(List.of()).comparability(new Comparison.Missing());
        }
        if (traits.contains("broken")) {
            builder.broken(AssertionType.CONTAINS);
        }
        if (traits.contains("new-model")) {
            builder.servedNow(NEW);
        }
        return builder;
    }

    @ParameterizedTest
    @CsvSource({
        "none,                    STABLE",
        "new-model,               SWAPPED",
        "moved,                   DRIFTED",
        "moved new-model,         DRIFTED",
        "broken,                  BROKEN_ASSERTION",
        "broken moved,            BROKEN_ASSERTION",
        "broken moved new-model,  BROKEN_ASSERTION",
        "missing,                 NO_BASELINE",
        "missing broken,          NO_BASELINE",
        "stale,                   STALE_BASELINE",
        "stale broken moved,      STALE_BASELINE",
        "error,                   PROVIDER_ERROR",
        "error missing,           PROVIDER_ERROR",
        "not-live,                SKIPPED",
        "not-live missing,        SKIPPED",
        "cancelled,               INCONCLUSIVE",
        "cancelled missing,       NO_BASELINE",
        "cancelled broken,        INCONCLUSIVE"
    })
    void the_first_that_applies_is_the_verdict(String traits, VerdictKind verdict) {
        assertThat(judge(with(traits)).verdict().kind()).isEqualTo(verdict);
    }

    @Test
    void the_others_stand_in_the_reasons() {
        assertThat(judge(with("broken moved new-model")).reasons())
                .anyMatch(r -> r.startsWith("DRIFTED: "))
                .anyMatch(r -> r.startsWith("SWAPPED: "))
                .noneMatch(r -> r.contains("STABLE"));
    }

    @Test
    void a_missing_baseline_fails_and_one_just_recorded_passes() {
        CaseBuilder missing = with("missing");

        assertThat(judge(missing).verdict().outcome()).isEqualTo(VerdictKind.Outcome.FAILS);
        assertThat(judge(missing, Set.of(missing.key()), Map.of()).verdict().outcome())
                .isEqualTo(VerdictKind.Outcome.WARNS);
    }

    @Test
    void a_moved_case_that_was_accepted_passes_and_says_so() {
        CaseBuilder moved = with("moved");

        assertThat(judge(moved, Set.of(moved.key()), Map.of()).verdict())
                .isInstanceOfSatisfying(
                        Verdict.StaleBaseline.class,
                        v -> assertThat(v.recorded()).isTrue());
    }

    @Test
    void without_a_comparison_wanted_the_assertions_alone_decide() {
        CaseBuilder builder =
                with("moved").policy(new DriftPolicy(false, 10, 0.03)).comparability(new Comparison.NotWanted());

        assertThat(judge(builder).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(judge(builder.broken(AssertionType.EQUALS)).verdict().kind())
                .isEqualTo(VerdictKind.BROKEN_ASSERTION);
    }

    @Test
    void an_answer_that_did_not_come_is_left_out_if_most_did() {
        List<Features> five = new Samplings(new SplittableRandom(1)).answers(5, 0.1, 0);
        CaseBuilder most = CaseBuilder.of("s", "c")
                .before(five)
                .now(five.subList(0, 3))
                .repeat(5)
                .fails(ModelCallException.Kind.RETRYABLE);
        CaseBuilder few = CaseBuilder.of("s", "c")
                .before(five)
                .now(five.subList(0, 2))
                .repeat(5)
                .fails(ModelCallException.Kind.RETRYABLE);

        assertThat(judge(most).verdict().kind()).isNotEqualTo(VerdictKind.PROVIDER_ERROR);
        assertThat(judge(most).reasons()).anyMatch(r -> r.contains("HTTP 503"));
        assertThat(judge(few).verdict().kind()).isEqualTo(VerdictKind.PROVIDER_ERROR);
    }

    @Test
    void too_few_answers_are_inconclusive_and_it_says_how_many_would_do() {
        Samplings model = new Samplings(new SplittableRandom(1));
        CaseBuilder builder =
                CaseBuilder.of("s", "c").before(model.answers(10, 0.1, 0)).now(model.answers(1, 0.1, 0));

        Verdict verdict = judge(builder).verdict();
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(verdict.summary()).contains("can't get below 0.091").contains("repeat: 3");
    }

    @Test
    void a_noisy_baseline_is_unstable_and_does_not_fail_alone() {
        List<Features> mixed = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            mixed.add(i < 6 ? YES : NO);
        }
        List<Features> other = Collections.nCopies(5, CaseBuilder.labelled("maybe", 1, 1));

        CaseResult result = judge(CaseBuilder.of("s", "c").before(mixed).now(other));

        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.UNSTABLE);
        assertThat(result.verdict().summary()).contains("6 of 10");
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, a, null, unchanged,  The served identity is as recorded",
        "a, b, a, null, unchanged,  The provider serves another model under the same name: model a → b",
        "a, a, a, null, changed,    The same model answers as before",
        "a, b, b, null, unchanged,  You changed the model: djl:a → djl:b.",
        "a, a, a, djl:z, unchanged, You changed the model for this run: djl:z → djl:a."
    })
    void the_cause_is_told_from_who_answers(
            String servedBefore, String servedNow, String asked, String configured, String device, String cause) {
        CaseBuilder builder = with("moved")
                .servedBefore(new ServedIdentity(servedBefore, null, null, null))
                .servedNow(new ServedIdentity(servedNow, null, null, null))
                .provider("djl:" + asked)
                .environment(Map.of("device", "cpu"), Map.of("device", device.equals("changed") ? "gpu" : "cpu"));
        Map<String, String> overrides = configured.equals("null") ? Map.of() : Map.of("tiny", configured);

        assertThat(judge(builder, Set.of(), overrides).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Drifted.class, d -> assertThat(d.cause()).startsWith(cause));
    }

    @Test
    void a_part_that_the_baseline_never_told_of_is_not_new() {
        CaseBuilder builder = with("none").servedNow(new ServedIdentity("a", "fp_1", null, null));

        assertThat(judge(builder).verdict().kind()).isEqualTo(VerdictKind.STABLE);
    }
}
