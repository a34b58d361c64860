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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts of suites, and that these never contradict their cases. */
class SuiteVerdictTests {

    private static final Features YES = CaseBuilder.labelled("yes", 1, 0);
    private static final Features NO = CaseBuilder.labelled("no", 0, 1);

    private static SuiteResult judge(List<CaseBuilder> cases) {
        return Verdicts.of(cases).suites().get(0);
    }

    private static CaseBuilder one(String kind, int i) {
        CaseBuilder builder = CaseBuilder.of("s", "c" + i);
        return switch (kind) {
            case "moved" -> builder.exact(YES, NO);
            case "broken" -> builder.exact(YES, YES).broken(AssertionType.CONTAINS);
            case "swapped" -> builder.exact(YES, YES).servedNow(new ServedIdentity("b", null, null, null));
            case "error" -> builder.before(List.of(YES)).fails(ModelCallException.Kind.RETRYABLE);
            case "skipped" -> builder.before(List.of(YES)).notCalled(CaseReplay.Reason.NOT_LIVE);
            case "cancelled" -> builder.before(List.of(YES)).notCalled(CaseReplay.Reason.BUDGET);
            default -> builder.exact(YES, YES);
        };
    }

    private static List<CaseBuilder> cases(String kinds) {
        List<CaseBuilder> cases = new ArrayList<>();
        for (String kind : kinds.split(" ", -1)) {
            cases.add(one(kind, cases.size()));
        }
        return cases;
    }

    @ParameterizedTest
    @CsvSource({
        "stable stable,                           STABLE,           PASSES",
        "stable moved,                            DRIFTED,          FAILS",
        "broken moved,                            DRIFTED,          FAILS",
        "stable broken,                           BROKEN_ASSERTION, FAILS",
        "stable swapped,                          SWAPPED,          WARNS",
        "swapped moved,                           DRIFTED,          FAILS",
        "skipped skipped,                         SKIPPED,          ABORTED",
        "stable stable stable stable error,       STABLE,           PASSES",
        "stable stable stable error,              PROVIDER_ERROR,   FAILS",
        "error error,                             PROVIDER_ERROR,   FAILS",
        "stable cancelled,                        INCONCLUSIVE,     WARNS",
        "cancelled cancelled,                     PROVIDER_ERROR,   FAILS"
    })
    void follows_from_its_cases(String kinds, VerdictKind verdict, VerdictKind.Outcome outcome) {
        SuiteResult suite = judge(cases(kinds));

        assertThat(suite.verdict().kind()).isEqualTo(verdict);
        assertThat(suite.verdict().outcome()).isEqualTo(outcome);
    }

    @Test
    void nothing_judged_is_not_green_unless_the_provider_is_optional() {
        List<CaseBuilder> errors = cases("error error");
        errors.forEach(CaseBuilder::optional);

        assertThat(judge(errors).verdict().outcome()).isEqualTo(VerdictKind.Outcome.ABORTED);
    }

    @Test
    void names_its_drifted_cases_and_counts_them() {
        SuiteResult suite = judge(cases("stable moved stable"));

        assertThat(suite.verdict().summary()).isEqualTo("1 of 3 cases moved: c1.");
        assertThat(suite.counts()).containsExactly(Map.entry(VerdictKind.DRIFTED, 1), Map.entry(VerdictKind.STABLE, 2));
        assertThat(suite.moved()).containsExactly(Moved.LABEL, Moved.MEANING);
        assertThat(suite.pValue()).isZero();
    }

    @Test
    void shows_its_effect_with_an_interval() {
        SuiteResult suite = judge(cases("stable moved stable moved"));

        assertThat(suite.effect()).isNotNull().satisfies(e -> {
            assertThat(e.point()).isEqualTo(0.5);
            assertThat(e.low()).isLessThan(0.5);
            assertThat(e.high()).isGreaterThan(0.5);
        });
    }

    @Test
    void small_moves_of_all_cases_make_a_suite_red_that_names_the_most_moved() {
        List<CaseBuilder> cases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            cases.add(CaseBuilder.of("s", "c" + i)
                    .before(Collections.nCopies(4, YES))
                    .now(List.of(NO)));
        }
        SuiteResult suite = judge(cases);

        assertThat(suite.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(suite.verdict().summary()).contains("moved together").contains("most moved: c0");
        assertThat(suite.reasons()).noneMatch(r -> r.startsWith("INCONCLUSIVE"));
    }

    @Test
    void a_suite_of_single_pairs_cannot_be_judged_when_small() {
        List<CaseBuilder> cases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cases.add(CaseBuilder.of("s", "c" + i).before(List.of(YES)).now(List.of(NO)));
        }

        assertThat(judge(cases).verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
    }

    @Test
    void one_answer_before_and_one_now_can_not_show_that_all_holds_in_fewer_than_forty_cases() {
        List<CaseBuilder> cases = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Features one = CaseBuilder.features("the same number of words", 1, 0);
            Features other = CaseBuilder.features("the same number of words", 0.8f, 0.6f);
            cases.add(CaseBuilder.of("s", "c" + i)
                    .before(List.of(i % 2 == 0 ? one : other))
                    .now(List.of(i % 2 == 0 ? other : one)));
        }

        SuiteResult result = judge(cases);

        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(result.verdict().summary()).contains("one more session of recorded answers");
    }

    private static CaseBuilder stale(String id) {
        return CaseBuilder.of("s", id)
                .exact(YES, YES)
                .comparability(new Comparison.Stale(Phrase.verbatim("another prompt")));
    }

    private static CaseBuilder missing(String id) {
        return CaseBuilder.of("s", id).now(List.of(YES)).comparability(new Comparison.Missing());
    }

    private static SuiteResult recorded(List<CaseBuilder> cases) {
        Set<ReplayKey> recorded =
                Set.copyOf(cases.stream().map(CaseBuilder::key).toList());
        Terms terms = new Terms(0.01, 7, Map.of(), Set.of(new SuiteOnProvider("s", "tiny")), recorded);
        return new Judge(terms)
                .judge(
                        cases.stream().map(CaseBuilder::replay).toList(),
                        cases.stream().map(CaseBuilder::comparison).toList())
                .suites()
                .get(0);
    }

    @Test
    void cases_are_named_up_to_five_and_then_counted() {
        assertThat(judge(cases("broken stable broken")).verdict().summary()).isEqualTo("Assertions fail in c0, c2.");
        assertThat(judge(cases("broken broken broken broken broken")).verdict().summary())
                .isEqualTo("Assertions fail in c0, c1, c2, c3, c4.");
        assertThat(judge(cases("broken broken broken broken broken broken broken"))
                        .verdict()
                        .summary())
                .isEqualTo("Assertions fail in c0, c1, c2, c3, c4 and 2 more.");
    }

    @Test
    void stale_and_missing_baselines_are_named_and_whether_they_were_recorded_anew() {
        SuiteResult stale = judge(List.of(stale("a"), missing("b"), one("stable", 3)));

        assertThat(stale.verdict().summary()).isEqualTo("The question changed since the baseline was recorded: a.");
        assertThat(stale.reasons()).containsExactly("NO_BASELINE: Nothing is recorded for b.");
        SuiteResult anew = recorded(List.of(stale("a"), missing("b")));
        assertThat(anew.verdict().summary()).isEqualTo("Recorded anew: a.");
        assertThat(anew.verdict().outcome()).isEqualTo(VerdictKind.Outcome.WARNS);
        assertThat(anew.reasons()).containsExactly("NO_BASELINE: Recorded just now: b.");
        assertThat(recorded(List.of(missing("b"))).verdict().outcome()).isEqualTo(VerdictKind.Outcome.WARNS);
    }

    @Test
    void what_also_applies_stands_in_the_reasons_and_what_holds_does_not() {
        assertThat(judge(cases("moved broken swapped")).reasons())
                .hasSize(2)
                .first()
                .isEqualTo("BROKEN_ASSERTION: Assertions fail in c1.");
        assertThat(judge(cases("moved broken swapped")).reasons())
                .last()
                .asString()
                .startsWith("SWAPPED: ");
        assertThat(judge(cases("stable stable")).reasons()).isEmpty();
    }

    @Test
    void assertions_alone_hold_where_nothing_is_compared() {
        CaseBuilder alone = one("stable", 1).comparability(new Comparison.NotWanted());

        assertThat(judge(List.of(alone)).verdict().summary())
                .isEqualTo("All assertions hold; nothing is held against a baseline.");
        assertThat(judge(List.of(alone)).effect()).isNull();
    }

    @Test
    void the_calls_of_its_cases_are_added_up() {
        assertThat(judge(List.of(
                                CaseBuilder.of("s", "a").before(List.of(YES)).now(List.of(YES, YES)),
                                CaseBuilder.of("s", "b").before(List.of(YES)).now(List.of(YES))))
                        .calls())
                .isEqualTo(3);
    }

    @Test
    void errors_are_counted_and_the_first_is_told() {
        assertThat(judge(cases("error stable error")).verdict().summary())
                .isEqualTo("The provider gave no answer for 2 of 3 cases: too many to judge by the rest."
                        + " HTTP 503 after 3 attempts");
        assertThat(judge(cases("error error")).verdict().summary())
                .isEqualTo("None of 2 cases could be judged. HTTP 503 after 3 attempts");
        assertThat(judge(cases("stable cancelled")).verdict().summary()).isEqualTo("Not run to the end: c1.");
    }

    @Test
    void the_case_that_moved_furthest_is_named_first() {
        Features near = CaseBuilder.labelled("near", 0.8f, 0.6f);
        List<CaseBuilder> cases = List.of(
                CaseBuilder.of("s", "a").exact(YES, near),
                CaseBuilder.of("s", "b").exact(YES, NO),
                CaseBuilder.of("s", "c").exact(YES, near));

        assertThat(judge(cases).verdict().summary()).isEqualTo("3 of 3 cases moved: b, a, c.");
    }

    @Test
    void the_cause_of_most_of_the_moved_cases_is_the_suite_s() {
        ServedIdentity other = new ServedIdentity("b", null, null, null);
        List<CaseBuilder> cases = List.of(
                CaseBuilder.of("s", "a").exact(YES, NO),
                CaseBuilder.of("s", "b").exact(YES, NO).servedNow(other),
                CaseBuilder.of("s", "c").exact(YES, NO).servedNow(other));

        assertThat(judge(cases).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Drifted.class,
                        d -> assertThat(d.cause())
                                .startsWith("The provider serves another model under the same name: model a → b."));
    }

    @Test
    void few_answers_are_said_to_be_few() {
        assertThat(judge(List.of(CaseBuilder.of("s", "a")
                                .before(List.of(YES, YES))
                                .now(List.of(YES))))
                        .verdict()
                        .summary())
                .isEqualTo("With 1 case and so few answers, p can't get below 0.33; the limit is 0.010."
                        + " More answers a case (repeat) or more cases settle it.");
    }
}
