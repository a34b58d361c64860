package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.replay.CaseReplay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JudgeTests {

    private static final SuiteOnProvider SUITE = new SuiteOnProvider("s", "tiny");

    private static Judgement judge(List<CaseBuilder> cases) {
        Terms terms = new Terms(0.01, 7, Map.of(), Set.of(SUITE), Set.of());
        List<CaseReplay> replays = cases.stream().map(CaseBuilder::replay).toList();
        return new Judge(terms)
                .judge(replays, cases.stream().map(CaseBuilder::comparison).toList());
    }

    private static List<CaseBuilder> suite(int cases, int moved, double shift) {
        Samplings samplings = new Samplings(new SplittableRandom(11));
        List<CaseBuilder> suite = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            suite.add(CaseBuilder.of("s", "case-" + i)
                    .before(samplings.answers(10, 0.05, 0))
                    .now(samplings.answers(5, 0.05, i < moved ? shift : 0)));
        }
        return suite;
    }

    @Test
    void calls_a_suite_of_the_same_model_stable() {
        Judgement judgement = judge(suite(12, 0, 0));

        assertThat(judgement.suites())
                .singleElement()
                .satisfies(s -> assertThat(s.verdict().kind()).isEqualTo(VerdictKind.STABLE));
        assertThat(judgement.cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE));
    }

    @Test
    void names_the_cases_that_moved_and_no_others() {
        Judgement judgement = judge(suite(12, 4, 1));

        assertThat(judgement.cases())
                .filteredOn(c -> c.verdict().kind() == VerdictKind.DRIFTED)
                .extracting(c -> c.key().caseKey().caseId())
                .containsExactly("case-0", "case-1", "case-2", "case-3");
        assertThat(judgement.suites().get(0).verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
    }

    @Test
    void does_not_mind_the_order_of_the_cases() {
        List<CaseBuilder> cases = suite(8, 2, 0.35);
        List<CaseBuilder> reversed = new ArrayList<>(cases);
        Collections.reverse(reversed);

        List<CaseResult> one = new ArrayList<>(judge(cases).cases());
        Collections.reverse(one);
        List<CaseResult> other = judge(reversed).cases();

        assertThat(other)
                .extracting(CaseResult::evidence)
                .isEqualTo(one.stream().map(CaseResult::evidence).toList());
        assertThat(judge(reversed).suites().get(0).pValue())
                .isEqualTo(judge(cases).suites().get(0).pValue());
    }

    @Test
    void gives_the_same_figures_for_the_same_seed() {
        assertThat(judge(suite(5, 2, 0.3)).suites())
                .isEqualTo(judge(suite(5, 2, 0.3)).suites());
    }

    @Tag("simulation")
    @Test
    void raises_a_false_alarm_no_more_often_than_alpha_allows() {
        double alpha = 0.2;
        int rounds = 100;
        int alarms = 0;
        SplittableRandom random = new SplittableRandom(77);
        Samplings samplings = new Samplings(random);
        for (int round = 0; round < rounds; round++) {
            List<CaseBuilder> cases = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                cases.add(CaseBuilder.of("s" + i % 2, "c" + i)
                        .before(samplings.answers(6, 0.3, 0))
                        .now(samplings.answers(3, 0.3, 0)));
            }
            Judgement judgement = new Judge(new Terms(
                            alpha,
                            round,
                            Map.of(),
                            Set.of(new SuiteOnProvider("s0", "tiny"), new SuiteOnProvider("s1", "tiny")),
                            Set.of()))
                    .judge(
                            cases.stream().map(CaseBuilder::replay).toList(),
                            cases.stream().map(CaseBuilder::comparison).toList());
            boolean red = judgement.suites().stream().anyMatch(s -> s.verdict().outcome() == VerdictKind.Outcome.FAILS)
                    || judgement.cases().stream().anyMatch(c -> c.verdict().outcome() == VerdictKind.Outcome.FAILS);
            alarms += red ? 1 : 0;
        }

        assertThat(alarms / (double) rounds).isLessThan(Laws.atMost(alpha, rounds));
    }

    @Test
    void gives_no_verdict_of_a_suite_that_was_not_replayed_whole() {
        Terms terms = new Terms(0.01, 7, Map.of(), Set.of(), Set.of());
        List<CaseBuilder> cases = suite(2, 1, 1);

        Judgement judgement = new Judge(terms)
                .judge(
                        cases.stream().map(CaseBuilder::replay).toList(),
                        cases.stream().map(CaseBuilder::comparison).toList());

        assertThat(judgement.suites()).isEmpty();
        assertThat(judgement.cases().get(0).verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
    }

    @Test
    void shows_what_looks_moved_but_does_not_survive_correction() {
        Judgement judgement = judge(suite(150, 0, 0));

        assertThat(judgement.suites().get(0).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(judgement.cases())
                .filteredOn(CaseResult::suspect)
                .isNotEmpty()
                .allSatisfy(c -> {
                    assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE);
                    assertThat(c.evidence())
                            .isNotNull()
                            .satisfies(e -> assertThat(e.pValue()).isLessThanOrEqualTo(0.01));
                    assertThat(judgement.suites().get(0).reasons())
                            .anyMatch(r -> r.contains(c.key().caseKey().caseId()));
                });
    }
}
