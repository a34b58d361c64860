package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StagedJudgeTests {

    private static final int REPEAT = 10;
    private static final double NOISE = 0.1;

    private final Samplings model = new Samplings(new SplittableRandom(99));

    /** A suite as stages would ask it. */
    private List<CaseBuilder> asked(int cases, int moved) {
        List<CaseBuilder> suite = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            double shift = c < moved ? 1 : 0;
            List<Features> before = model.answers(10, NOISE, 0);
            CaseBuilder builder =
                    CaseBuilder.of("s", "c" + (100 + c)).before(before).repeat(REPEAT);
            suite.add(builder.now(asked(builder, shift)).repeat(REPEAT));
        }
        return suite;
    }

    private List<Features> asked(CaseBuilder builder, double shift) {
        List<Features> now = new ArrayList<>(model.answers(1, NOISE, shift));
        if (!Suspicion.of(builder.now(now).comparison())) {
            return now;
        }
        now.addAll(model.answers(StagedCalls.look(REPEAT), NOISE, shift));
        if (Suspicion.remains(Stage.fresh(builder.now(now).comparison()))) {
            now.addAll(model.answers(REPEAT - now.size(), NOISE, shift));
        }
        return now;
    }

    private static Judgement judge(List<CaseBuilder> cases, double alpha, long seed) {
        Set<ReplayKey> staged = new HashSet<>();
        cases.forEach(c -> staged.add(c.key()));
        Terms terms = new Terms(alpha, seed, Map.of(), Set.of(new SuiteOnProvider("s", "tiny")), Set.of(), staged);
        return new Judge(terms)
                .judge(
                        cases.stream().map(CaseBuilder::replay).toList(),
                        cases.stream().map(CaseBuilder::comparison).toList());
    }

    @Test
    void three_changed_cases_of_twenty_five_are_named_with_a_part_of_the_calls() {
        List<CaseBuilder> cases = asked(25, 3);
        Judgement judgement = judge(cases, 0.01, 1);

        assertThat(judgement.cases())
                .filteredOn(c -> c.verdict().kind() == VerdictKind.DRIFTED)
                .extracting(c -> c.key().caseKey().caseId())
                .containsExactly("c100", "c101", "c102");
        assertThat(judgement.suites().get(0).verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(judgement.suites().get(0).calls()).isLessThan(25 * REPEAT / 2);
    }

    @Test
    void an_unsuspicious_case_is_stable_though_it_was_asked_once() {
        Judgement judgement = judge(asked(25, 0), 0.01, 1);

        assertThat(judgement.cases())
                .filteredOn(c -> c.replay().answers().size() == 1)
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE));
    }

    @Test
    void a_case_whose_fresh_answers_look_as_usual_is_let_off() {
        assertThat(judge(asked(40, 0), 0.01, 1).cases())
                .filteredOn(c -> c.replay().answers().size() == 1 + StagedCalls.look(REPEAT))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.evidence())
                        .isNotNull()
                        .satisfies(e -> assertThat(e.pValue()).isEqualTo(1)));
    }

    @Tag("simulation")
    @Test
    void where_more_is_asked_for_does_not_sway_the_false_alarms() {
        int rounds = 80;
        double[] levels = {0.1, 0.3};
        int[] below = new int[levels.length];
        for (int round = 0; round < rounds; round++) {
            Double p = judge(asked(5, 0), 0.01, round).suites().get(0).pValue();
            for (int i = 0; i < levels.length; i++) {
                below[i] += p != null && p <= levels[i] ? 1 : 0;
            }
        }
        for (int i = 0; i < levels.length; i++) {
            assertThat(below[i] / (double) rounds).isLessThanOrEqualTo(Laws.atMost(levels[i], rounds));
        }
    }

    @Test
    void the_suite_is_tested_by_first_answers_and_a_case_by_fresh_ones() {
        Features same = CaseBuilder.features("same", 1, 0);
        Features other = CaseBuilder.features("other", 0, 1);
        CaseBuilder builder =
                CaseBuilder.of("s", "c").before(List.of(same, same, same)).now(List.of(other, same, same));
        Stage stage = Stage.of(builder.comparison(), true);

        assertThat(stage.ofSuite().now()).containsExactly(other);
        assertThat(stage.ofCase())
                .isNotNull()
                .satisfies(c -> assertThat(c.now()).containsExactly(same, same));
    }
}
