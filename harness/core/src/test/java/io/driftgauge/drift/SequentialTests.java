package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of the betting test of a suite; seeds are fixed. */
class SequentialTests {

    private static final double ALPHA = 0.1;

    private static ReplayKey key(int i) {
        return new ReplayKey(new CaseKey("s", "c" + i), "tiny");
    }

    /** How many cases it took until the evidence was enough; -1 if it never was. */
    private static int stop(long seed, int cases, int recorded, double shift, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        Samplings samplings = new Samplings(random);
        SequentialTest test = new SequentialTest();
        for (int c = 0; c < cases; c++) {
            boolean moved = random.nextDouble() < share;
            test.next(
                    key(c),
                    samplings.answers(recorded, 0.15, 0),
                    samplings.answers(1, 0.15, moved ? shift : 0).get(0),
                    seed);
            if (test.evidence() >= 1 / ALPHA) {
                return c + 1;
            }
        }
        return -1;
    }

    @Tag("simulation")
    @ParameterizedTest(name = "{0} cases with {1} recorded answers")
    @CsvSource({"60, 1", "60, 2", "40, 5", "30, 10"})
    void stops_on_a_model_that_did_not_change_no_more_often_than_alpha(int cases, int recorded) {
        int rounds = 200;
        long stopped = IntStream.range(0, rounds)
                .filter(r -> stop(31L * r + recorded, cases, recorded, 0, 0) > 0)
                .count();

        assertThat(stopped / (double) rounds).isLessThanOrEqualTo(Laws.atMost(ALPHA, rounds));
    }

    @ParameterizedTest(name = "{0} recorded answers, moved by {1} in {2} of the cases")
    @CsvSource({"10, 0.8, 1, 12", "3, 0.8, 1, 25", "10, 0.8, 0.4, 60", "1, 0.6, 1, 60"})
    void stops_early_on_a_model_that_did(int recorded, double shift, double share, int within) {
        int rounds = 40;
        long stopped = IntStream.range(0, rounds)
                .filter(r -> stop(500 + r, within, recorded, shift, share) > 0)
                .count();

        assertThat(stopped / (double) rounds).isGreaterThan(0.8);
    }

    @Test
    void the_order_is_random_and_fixed_by_the_seed() {
        List<ReplayKey> keys = new ArrayList<>(
                IntStream.range(0, 30).mapToObj(SequentialTests::key).toList());
        List<ReplayKey> one = keys.stream().sorted(SequentialTest.order(1)).toList();
        List<ReplayKey> two = keys.stream().sorted(SequentialTest.order(2)).toList();

        assertThat(one).containsExactlyInAnyOrderElementsOf(keys).isNotEqualTo(two);
        assertThat(keys.stream().sorted(SequentialTest.order(1)).toList()).isEqualTo(one);
        assertThat(SequentialCalls.compare(one.get(0), one.get(1), 1)).isNegative();
    }

    @Test
    void the_most_that_could_come_out_grows_with_the_cases() {
        assertThat(SequentialTest.most(new int[] {10})).isLessThan(20);
        assertThat(SequentialTest.most(new int[] {10, 10, 10, 10, 10, 10, 10, 10}))
                .isGreaterThan(100);
    }

    private static SuiteResult judge(int cases, double shift) {
        Samplings samplings = new Samplings(new SplittableRandom(9));
        List<CaseBuilder> suite = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            List<Features> now = samplings.answers(1, 0.1, shift);
            suite.add(CaseBuilder.of("s", "c" + i)
                    .before(samplings.answers(10, 0.1, 0))
                    .now(now)
                    .policy(new DriftPolicy(true, 10, 0.03, io.driftgauge.suite.CallMode.SEQUENTIAL)));
        }
        return new Judge(new Terms(0.01, 7, Map.of(), Set.of(new SuiteOnProvider("s", "tiny")), Set.of()))
                .judge(
                        suite.stream().map(CaseBuilder::replay).toList(),
                        suite.stream().map(CaseBuilder::comparison).toList())
                .suites()
                .get(0);
    }

    @Test
    void a_suite_is_judged_by_its_evidence_and_says_it() {
        SuiteResult moved = judge(20, 0.6);
        assertThat(moved.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(moved.reasons()).anyMatch(r -> r.matches("Sequential: the evidence was .* enough at 100\\."));
        assertThat(moved.pValue()).isLessThanOrEqualTo(0.01);

        SuiteResult held = judge(20, 0);
        assertThat(held.verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(held.reasons()).anyMatch(r -> r.contains("after 20 cases of 20, where enough is 100."));
    }

    @Test
    void too_few_cases_to_reach_the_limit_are_inconclusive() {
        assertThat(judge(2, 0).verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
    }
}
