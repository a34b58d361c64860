package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.PromptCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairsTests {

    private static final PromptCase.Pair PAIR = new PromptCase.Pair("anna", "the customer's name");

    private static SuiteResult judge(double alpha, long seed, List<CaseBuilder> cases) {
        return new Judge(new Terms(alpha, seed, Map.of(), Set.of(new SuiteOnProvider("s", "tiny")), Set.of()))
                .judge(
                        cases.stream().map(CaseBuilder::replay).toList(),
                        cases.stream().map(CaseBuilder::comparison).toList())
                .suites()
                .get(0);
    }

    private static List<CaseBuilder> pair(
            List<Features> annaBefore, List<Features> annaNow, List<Features> yusufBefore, List<Features> yusufNow) {
        return List.of(
                CaseBuilder.of("s", "anna").before(annaBefore).now(annaNow),
                CaseBuilder.of("s", "yusuf").before(yusufBefore).now(yusufNow).pair(PAIR));
    }

    private static List<Features> labels(int yes, int no) {
        List<Features> answers = new ArrayList<>();
        for (int i = 0; i < yes; i++) {
            answers.add(CaseBuilder.labelled("yes", 1, 0));
        }
        for (int i = 0; i < no; i++) {
            answers.add(CaseBuilder.labelled("no", 1, 0));
        }
        return answers;
    }

    @Test
    void a_gap_that_opened_is_drift_and_says_in_which_respect() {
        SuiteResult result = judge(0.01, 1, pair(labels(10, 0), labels(10, 0), labels(10, 0), labels(2, 8)));

        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(result.pairs()).singleElement().satisfies(p -> {
            assertThat(p.drifted()).isTrue();
            assertThat(p.moved()).containsExactly(Moved.LABEL);
            assertThat(p.words())
                    .containsExactly(
                            "the parsed answers of 'yusuf' and 'anna' (the customer's name) agree less by 80 points");
        });
        assertThat(result.reasons().toString() + result.verdict().summary()).contains("paired cases");
    }

    @Test
    void both_moving_alike_leaves_the_gap_as_it_was() {
        SuiteResult result = judge(0.01, 1, pair(labels(10, 0), labels(0, 10), labels(10, 0), labels(0, 10)));

        assertThat(result.pairs())
                .singleElement()
                .satisfies(p -> assertThat(p.drifted()).isFalse());
    }

    @Test
    void answers_that_grow_apart_in_meaning_are_told_with_both_distances() {
        Samplings samplings = new Samplings(new SplittableRandom(4));
        SuiteResult result = judge(
                0.01,
                1,
                pair(
                        samplings.answers(10, 0.05, 0),
                        samplings.answers(8, 0.05, 0),
                        samplings.answers(10, 0.05, 0),
                        samplings.answers(8, 0.05, 0.8)));

        assertThat(result.pairs()).singleElement().satisfies(p -> {
            assertThat(p.moved()).containsExactly(Moved.MEANING);
            assertThat(p.gapNow()).isGreaterThan(p.gapBefore() + 0.1);
            assertThat(p.words().get(0)).contains("grew apart: distance 0.0");
        });
    }

    @Test
    void lengths_and_refusals_are_told_in_their_own_units() {
        List<Features> brief = java.util.Collections.nCopies(10, CaseBuilder.features("one two three", 1, 0));
        List<Features> longer =
                java.util.Collections.nCopies(10, CaseBuilder.features("one two three four five six seven", 1, 0));

        assertThat(judge(0.01, 1, pair(brief, brief, brief, longer)).pairs())
                .singleElement()
                .satisfies(
                        p -> assertThat(p.words())
                                .containsExactly(
                                        "the lengths of 'yusuf' and 'anna' (the customer's name) moved against each other by 100%"));
    }

    @Test
    void an_exact_pair_is_certain_and_takes_no_share_of_alpha() {
        SuiteResult result = judge(
                0.01,
                1,
                List.of(
                        CaseBuilder.of("s", "anna")
                                .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled("yes", 1, 0)),
                        CaseBuilder.of("s", "yusuf")
                                .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled("no", 1, 0))
                                .pair(PAIR)));

        assertThat(result.pairs()).singleElement().satisfies(p -> {
            assertThat(p.p()).isZero();
            assertThat(p.moved()).containsExactly(Moved.LABEL);
        });
    }

    @Tag("simulation")
    @Test
    void a_pair_of_the_same_model_is_called_moved_no_more_often_than_alpha() {
        double alpha = 0.2;
        int rounds = 60;
        int alarms = 0;
        Samplings samplings = new Samplings(new SplittableRandom(8));
        for (int r = 0; r < rounds; r++) {
            SuiteResult result = judge(
                    alpha,
                    r,
                    pair(
                            samplings.answers(5, 0.4, 0),
                            samplings.answers(4, 0.4, 0),
                            samplings.answers(5, 0.4, 0.3),
                            samplings.answers(4, 0.4, 0.3)));
            alarms += result.verdict().outcome() == VerdictKind.Outcome.FAILS ? 1 : 0;
        }

        assertThat(alarms / (double) rounds).isLessThanOrEqualTo(Laws.atMost(alpha, rounds));
    }

    @Test
    void alpha_is_shared_between_the_gates_and_the_suites_with_pairs() {
        SuiteResult result = judge(0.01, 1, pair(labels(10, 0), labels(10, 0), labels(10, 0), labels(10, 0)));

        assertThat(result.pLimit()).isEqualTo(0.005);
        assertThat(result.pairs())
                .singleElement()
                .satisfies(p -> assertThat(p.pLimit()).isEqualTo(0.005));
    }

    @Test
    void a_pair_whose_other_did_not_answer_is_left_out() {
        SuiteResult result = judge(
                0.01,
                1,
                List.of(
                        CaseBuilder.of("s", "anna").before(labels(10, 0)).now(List.of()),
                        CaseBuilder.of("s", "yusuf")
                                .before(labels(10, 0))
                                .now(labels(5, 5))
                                .pair(PAIR)));

        assertThat(result.pairs()).isEmpty();
    }

    private static PairResult exact(Features annaNow, Features yusufNow) {
        Features yes = CaseBuilder.labelled("yes", 1, 0);
        return judge(
                        0.01,
                        1,
                        List.of(
                                CaseBuilder.of("s", "anna").exact(yes, annaNow),
                                CaseBuilder.of("s", "yusuf")
                                        .exact(yes, yusufNow)
                                        .pair(PAIR)))
                .pairs()
                .get(0);
    }

    @Test
    void of_pairs_that_are_compared_exactly_any_gap_is_certain() {
        Features yes = CaseBuilder.labelled("yes", 1, 0);
        Features no = CaseBuilder.labelled("no", 1, 0);

        assertThat(exact(yes, yes).drifted()).isFalse();
        assertThat(exact(yes, yes).p()).isEqualTo(1);
        assertThat(exact(yes, no).p()).isZero();
        assertThat(exact(no, yes).p()).isZero();
        assertThat(exact(yes, no).moved()).containsExactly(Moved.LABEL);
        assertThat(exact(no, no).p()).isZero(); // both moved, and alike
        assertThat(exact(no, no).drifted()).isFalse();
    }

    @Test
    void lengths_that_grow_apart_are_told_in_per_cent() {
        // one word and one: two and four, with one more each, are twice apart
        Features three = CaseBuilder.features("a b c", 1, 0);
        Features one = CaseBuilder.labelled("yes", 1, 0);

        assertThat(exact(one, three).moved()).contains(Moved.LENGTH);
        assertThat(exact(one, three).words()).last().asString().contains("100%");
    }

    private static List<CaseBuilder> twoPairs() {
        List<CaseBuilder> cases = new ArrayList<>(pair(labels(10, 0), labels(10, 0), labels(10, 0), labels(10, 0)));
        cases.add(CaseBuilder.of("s", "zoe")
                .before(labels(10, 0))
                .now(labels(0, 10))
                .pair(PAIR));
        return cases;
    }

    @Test
    void several_pairs_share_their_part_of_alpha_by_holm() {
        SuiteResult result = judge(0.01, 1, twoPairs());

        assertThat(result.pairs()).extracting(PairResult::caseId).containsExactly("yusuf", "zoe");
        assertThat(result.pairs()).extracting(PairResult::pLimit).containsExactly(0.005, 0.0025);
        assertThat(result.pairs()).extracting(PairResult::drifted).containsExactly(false, true);
        assertThat(result.pairs().get(0).p()).isEqualTo(1);
        // one of the C(20, 10) ways each, drawn 2 · 20 · 2 / 0.01 = 8,000 times at least
        assertThat(result.pairs().get(1).p()).isLessThan(1 / 4000.0);
    }

    @Test
    void a_pair_that_moved_turns_a_suite_that_only_warns_and_keeps_what_it_warned_of() {
        Features yes = CaseBuilder.labelled("yes", 1, 0);
        Features no = CaseBuilder.labelled("no", 1, 0);
        SuiteResult alone = judge(
                0.01,
                1,
                List.of(
                        CaseBuilder.of("s", "anna").exact(yes, yes),
                        CaseBuilder.of("s", "cut").notCalled(CaseReplay.Reason.BUDGET)));
        assertThat(alone.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        PairResult moved = exact(yes, no);
        Pairs.Judged judged = new Pairs.Judged(
                moved, CaseBuilder.of("s", "yusuf").exact(yes, no).comparison());
        PairVerdicts verdicts = new PairVerdicts(new Terms(0.01, 1, Map.of(), Set.of(), Set.of()));

        SuiteResult told = verdicts.add(alone, List.of(judged));

        assertThat(told.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(told.verdict().summary())
                .startsWith("The gap between paired cases moved: the parsed answers of 'yusuf' and 'anna'");
        assertThat(told.reasons())
                .first()
                .isEqualTo("INCONCLUSIVE: " + alone.verdict().summary());
        assertThat(told.moved()).containsExactly(Moved.LABEL);
        assertThat(told.pairs()).containsExactly(moved);
        SuiteResult again = verdicts.add(told, List.of(judged));
        assertThat(again.verdict()).isEqualTo(told.verdict());
        assertThat(again.reasons()).last().isEqualTo(told.verdict().summary());
    }

    @Test
    void a_pair_that_holds_leaves_the_suite_as_it_is() {
        Features yes = CaseBuilder.labelled("yes", 1, 0);
        SuiteResult alone = judge(0.01, 1, List.of(CaseBuilder.of("s", "anna").exact(yes, yes)));
        Pairs.Judged judged = new Pairs.Judged(
                exact(yes, yes), CaseBuilder.of("s", "yusuf").exact(yes, yes).comparison());

        SuiteResult told =
                new PairVerdicts(new Terms(0.01, 1, Map.of(), Set.of(), Set.of())).add(alone, List.of(judged));

        assertThat(told.verdict()).isEqualTo(alone.verdict());
        assertThat(told.pairs()).hasSize(1);
        assertThat(told.moved()).isEmpty();
    }
}
