package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Every way to choose one labelling of each of three cases, the one that happened first. */
    private static List<int[]> ways(List<CaseTest> cases) {
        List<int[]> ways = new ArrayList<>();
        for (int a = 0; a < cases.get(0).labellings(); a++) {
            for (int b = 0; b < cases.get(1).labellings(); b++) {
                for (int c = 0; c < cases.get(2).labellings(); c++) {
                    ways.add(new int[] {a, b, c});
                }
            }
        }
        return ways;
    }

    private static double share(List<int[]> ways, ToDoubleFunction<int[]> statistic) {
        double[] values = ways.stream().mapToDouble(statistic).toArray();
        return Arrays.stream(values).filter(v -> v >= values[0] - 1e-9).count() / (double) values.length;
    }

    /** On all cores up to 9,999 draws, and on one beyond: both come near what all 216 ways together say. */
    @ParameterizedTest
    @ValueSource(ints = {9_999, 19_999})
    void p_of_each_channel_is_that_of_all_ways_together(int draws) {
        List<CaseTest> cases = List.of(test(2, 2, 0.2), test(2, 2, 0), test(2, 2, 0.1));
        List<int[]> ways = ways(cases);
        FewCases few = new FewCases(cases);
        assertThat(ways).hasSize(216);
        double error = 4 * Math.sqrt(0.25 / draws);

        GateFigures gate = gate(cases, draws);

        Map<ChannelName, Double> exact = new EnumMap<>(ChannelName.class);
        exact.put(ChannelName.MEANING, share(ways, w -> sum(cases, w, (c, i) -> c.value(Channels.DROP, i))));
        exact.put(ChannelName.MMD, share(ways, w -> sum(cases, w, (c, i) -> c.value(Channels.MMD, i))));
        exact.put(ChannelName.EACH_CASE, share(ways, w -> sum(cases, w, (c, i) -> -Math.log(c.p(i)))));
        exact.put(
                ChannelName.ONE_CASE,
                share(
                        ways,
                        w -> IntStream.range(0, 3)
                                .mapToDouble(c -> -Math.log(cases.get(c).p(w[c])))
                                .max()
                                .orElseThrow()));
        exact.put(
                ChannelName.FEW_CASES,
                share(
                        ways,
                        w -> IntStream.range(0, 3)
                                .mapToDouble(c -> few.squares(c)[w[c]])
                                .sum()));
        exact.forEach((name, p) -> assertThat(gate.channels().get(name))
                .isNotNull()
                .satisfies(f -> assertThat(f.p()).as("%s", name).isEqualTo(p, within(error))));
        assertThat(gate.smallestP()).isEqualTo(Math.max(1 / 216.0, 1.0 / (draws + 1)));
    }

    private static double sum(List<CaseTest> cases, int[] way, ToDoubleBiFunction<CaseTest, Integer> value) {
        return IntStream.range(0, way.length)
                .mapToDouble(c -> value.applyAsDouble(cases.get(c), way[c]))
                .sum();
    }

    @Test
    void the_mean_drop_deviates_by_what_all_ways_together_say() {
        List<CaseTest> cases = List.of(test(2, 2, 0.2), test(2, 2, 0), test(2, 2, 0.1));
        double[] means = ways(cases).stream()
                .mapToDouble(w -> sum(cases, w, (c, i) -> c.value(Channels.DROP, i) * CaseTest.UNIT) / 3)
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double square =
                Arrays.stream(means).map(m -> (m - mean) * (m - mean)).average().orElseThrow();

        assertThat(gate(cases, 9_999).deviationOfDrop()).isCloseTo(Math.sqrt(square), withinPercentage(4));
    }

    @Test
    void the_excess_of_a_channel_is_a_mean_over_the_cases() {
        List<CaseTest> cases = List.of(test(2, 2, 1), test(2, 2, 0));
        double mean = (cases.get(0).excess(Channels.DROP) + cases.get(1).excess(Channels.DROP)) / 2;

        assertThat(gate(cases, 99).channels().get(ChannelName.MEANING))
                .isNotNull()
                .satisfies(f -> assertThat(f.excess()).isEqualTo(mean, within(1e-12)));
    }

    @Test
    void a_case_without_labels_does_not_thin_out_how_far_those_of_the_others_moved() {
        Features yes = CaseBuilder.labelled("yes", 1, 0);
        Features no = CaseBuilder.labelled("no", 1, 0);
        Features none = CaseBuilder.features("none", 1, 0);
        CaseTest labelled = of(List.of(yes, yes), List.of(no, no));
        CaseTest plain = of(List.of(none, none), List.of(none, none));

        ChannelFigures figures = gate(List.of(labelled, plain), 99).channels().get(ChannelName.LABEL);

        assertThat(figures).isNotNull();
        // observed 1; over the six ways it is 1 twice and 0 four times
        assertThat(figures.excess()).isEqualTo(1 - 2 / 6.0, within(1e-6));
    }

    private CaseTest of(List<Features> before, List<Features> now) {
        Comparison comparison = CaseBuilder.of("s", "c").before(before).now(now).comparison();
        return CaseTest.of(comparison, SimilarityMatrix.of(comparison), 99, random);
    }

    @Test
    void a_case_that_may_not_speak_alone_is_no_channel_of_one_or_few() {
        List<CaseTest> cases = cases(3, 5, 2, 1, 1);
        List<RandomGenerator> streams = new ArrayList<>();
        cases.forEach(c -> streams.add(random.split()));

        GateFigures gate = Gate.test(cases, List.of(), new boolean[] {false, false, false}, 199, streams);

        assertThat(gate.channels())
                .doesNotContainKeys(ChannelName.ONE_CASE, ChannelName.FEW_CASES)
                .containsKeys(ChannelName.EACH_CASE, ChannelName.MEANING);
    }

    @Test
    void only_channels_that_could_move_are_told() {
        Features same = CaseBuilder.features("same", 1, 0);

        assertThat(gate(List.of(of(List.of(same, same), List.of(same)), of(List.of(same), List.of(same))), 99)
                        .channels())
                .isEmpty();
    }

    @Test
    void squares_are_of_the_distance_beyond_the_mean_in_units_of_the_spread_of_case_and_suite() {
        List<CaseTest> cases = List.of(test(3, 2, 0.5), test(3, 2, 0), test(4, 1, 0.3));
        double[] deviations = new double[3];
        for (int c = 0; c < 3; c++) {
            deviations[c] =
                    cases.get(c).spread(c < 2 ? Channels.MMD : Channels.DROP).deviation();
        }
        double ofSuite = Arrays.stream(deviations).sum() / 3;
        FewCases few = new FewCases(cases);
        for (int c = 0; c < 3; c++) {
            CaseTest test = cases.get(c);
            int channel = c < 2 ? Channels.MMD : Channels.DROP; // a single new answer has no distance of means
            for (int i = 0; i < test.labellings(); i++) {
                double far = (test.value(channel, i) - test.spread(channel).mean()) / ((deviations[c] + ofSuite) / 2);
                assertThat(few.squares(c)[i]).isEqualTo(Math.round(far > 0 ? far * far * 1e6 : 0));
            }
        }
    }
}
