package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GateTests {

    private final SplittableRandom random = new SplittableRandom(31);
    private final Samplings model = new Samplings(random);

    private CaseTest test(int n, int m, double shift) {
        List<Features> before = model.answers(n, 0.1, 0);
        List<Features> now = model.answers(m, 0.1, shift);
        CaseBuilder builder = CaseBuilder.of("s", "c").before(before).now(now);
        return CaseTest.of(builder.comparison(), SimilarityMatrix.of(builder.comparison()), 199, random);
    }

    private GateFigures gate(List<CaseTest> cases, int draws) {
        boolean[] alone = new boolean[cases.size()];
        Arrays.fill(alone, true);
        List<RandomGenerator> streams = new ArrayList<>();
        cases.forEach(c -> streams.add(random.split()));
        return Gate.test(cases, List.of(), alone, draws, streams);
    }

    private List<CaseTest> cases(int count, int n, int m, int moved, double shift) {
        List<CaseTest> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(test(n, m, i < moved ? shift : 0));
        }
        return cases;
    }

    @Tag("simulation")
    @Test
    void false_alarms_are_as_rare_as_the_level_promises() {
        int rounds = 300;
        int[] below = new int[3];
        double[] levels = {0.02, 0.1, 0.3};
        for (int round = 0; round < rounds; round++) {
            double p = gate(cases(4, 5, 2, 0, 0), 199).p();
            for (int i = 0; i < levels.length; i++) {
                below[i] += p <= levels[i] ? 1 : 0;
            }
        }
        for (int i = 0; i < levels.length; i++) {
            assertThat(below[i] / (double) rounds).isLessThanOrEqualTo(Laws.atMost(levels[i], rounds));
        }
    }

    @Test
    void small_shifts_in_every_case_add_up() {
        List<CaseTest> cases = cases(20, 5, 1, 20, 0.3);

        assertThat(cases).allMatch(c -> c.p() >= 1 / 6.0);
        assertThat(gate(cases, 1999).p()).isLessThan(0.005);
    }

    @Test
    void a_single_case_that_moved_far_is_not_drowned_by_the_rest() {
        assertThat(gate(cases(12, 10, 5, 1, 1), 9999).p()).isLessThan(0.05);
    }

    @Test
    void three_cases_of_twenty_five_are_found() {
        assertThat(gate(cases(25, 10, 3, 3, 1), 9999).p()).isLessThan(0.01);
    }

    @Test
    void a_case_that_moved_weighs_by_the_square_of_its_distance_and_a_near_one_nothing() {
        List<CaseTest> cases = cases(2, 10, 3, 1, 1);
        FewCases few = new FewCases(cases);
        long[] moved = few.squares(0);
        long[] other = few.squares(1);

        assertThat(moved[0]).isEqualTo(Arrays.stream(moved).max().orElseThrow()).isGreaterThan(9_000_000);
        assertThat(Arrays.stream(moved).filter(s -> s == 0).count()).isGreaterThan(moved.length / 2);
        assertThat(other[0]).isLessThan(moved[0]);
    }

    @Test
    void pairs_of_single_answers_cannot_reject_when_they_are_few() {
        assertThat(gate(cases(5, 1, 1, 0, 0), 999).smallestP()).isEqualTo(2 / 32.0);
    }

    @Test
    void one_case_has_its_own_p() {
        List<CaseTest> one = cases(1, 6, 3, 1, 0.2);

        assertThat(gate(one, 999).p()).isEqualTo(one.get(0).p());
    }
}
