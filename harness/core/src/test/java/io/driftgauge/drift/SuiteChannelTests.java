package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteChannelTests {

    private final SplittableRandom random = new SplittableRandom(2026);
    private final Mixed model = new Mixed(random);

    private static List<SuiteChannel> channels(List<Comparison> cases) {
        return SuiteChannels.of(cases, cases.stream().map(SimilarityMatrix::of).toList(), Surfaces.of(cases), 3);
    }

    private GateFigures gate(List<CaseBuilder> suite, int draws) {
        List<Comparison> cases = suite.stream().map(CaseBuilder::comparison).toList();
        List<CaseTest> tests = new ArrayList<>();
        List<RandomGenerator> streams = new ArrayList<>();
        for (Comparison comparison : cases) {
            tests.add(CaseTest.of(comparison, SimilarityMatrix.of(comparison), 99, random));
            streams.add(random.split());
        }
        boolean[] alone = new boolean[cases.size()];
        Arrays.fill(alone, true);
        return Gate.test(tests, channels(cases), alone, draws, streams);
    }

    /** Every sign a pair's difference can have, each as likely as any other while nothing moved. */
    private static double exactP(SuiteChannel channel, int pairs) {
        double[] sizes = new double[1 << pairs];
        int[] one = new int[channel.dimensions()];
        for (int signs = 0; signs < sizes.length; signs++) {
            double[] sum = new double[channel.dimensions()];
            for (int c = 0; c < pairs; c++) {
                channel.contribution(c, new int[] {(signs >> c & 1) == 0 ? 1 : 0}, one, 0);
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += one[d];
                }
            }
            sizes[signs] = channel.size(sum);
        }
        return Arrays.stream(sizes).filter(s -> s >= sizes[0] * (1 - 1e-12)).count() / (double) sizes.length;
    }

    private static SuiteChannel named(ChannelName name, List<Comparison> cases) {
        return channels(cases).stream()
                .filter(c -> c.name() == name)
                .findFirst()
                .orElseThrow();
    }

    /** 40 rounds of each shape and channel would say little alone; together they hold every channel to its level. */
    @Tag("simulation")
    @ParameterizedTest
    @CsvSource({"14, 1, 1", "8, 4, 2", "6, 3, 1"})
    void every_channel_keeps_its_level_while_old_and_new_answers_are_exchangeable(int cases, int n, int m) {
        int rounds = 250;
        double[] levels = {0.02, 0.1, 0.3};
        Map<ChannelName, int[]> below = new EnumMap<>(ChannelName.class);
        int[] combined = new int[levels.length];
        for (int round = 0; round < rounds; round++) {
            GateFigures figures = gate(model.suite(cases, n, m, Mixed.Change.NONE), 199);
            for (int i = 0; i < levels.length; i++) {
                int level = i;
                combined[i] += figures.p() <= levels[i] ? 1 : 0;
                figures.channels()
                        .forEach((name, f) -> below.computeIfAbsent(name, x -> new int[levels.length])[level] +=
                                f.p() <= levels[level] ? 1 : 0);
            }
        }
        for (int i = 0; i < levels.length; i++) {
            int level = i;
            double bound = Laws.atMost(levels[i], rounds);
            assertThat(combined[i] / (double) rounds)
                    .as("all, at %s", levels[i])
                    .isLessThanOrEqualTo(bound);
            assertThat(below)
                    .allSatisfy((name, counts) -> assertThat(counts[level] / (double) rounds)
                            .as("%s at %s", name, levels[level])
                            .isLessThanOrEqualTo(bound));
        }
        assertThat(below).containsKeys(ChannelName.SHARED_MEANING, ChannelName.STYLE, ChannelName.LENGTH);
    }

    @Test
    void the_length_of_pairs_has_the_p_of_wilcoxon_s_signed_rank_test() {
        int pairs = 9;
        int[] now = {12, 14, 7, 19, 23, 9, 30, 41, 5}; // no two of them as far from 10
        List<Comparison> cases = new ArrayList<>();
        for (int c = 0; c < pairs; c++) {
            cases.add(CaseBuilder.of("s", "c" + c)
                    .before(List.of(CaseBuilder.features("word ".repeat(10), 1, 0)))
                    .now(List.of(CaseBuilder.features("word ".repeat(now[c]), 1, 0)))
                    .comparison());
        }
        double[] differences = cases.stream()
                .mapToDouble(c -> Math.log1p(c.now().get(0).words())
                        - Math.log1p(c.before().get(0).words()))
                .toArray();
        double expected = WilcoxonSignedRankTest.withDefaults()
                .with(PValueMethod.EXACT)
                .with(AlternativeHypothesis.TWO_SIDED)
                .test(differences)
                .getPValue();

        assertThat(exactP(named(ChannelName.LENGTH, cases), pairs)).isEqualTo(expected, within(1e-9));
    }

    @Test
    void the_assertions_of_pairs_have_the_p_of_mcnemar_s_exact_test() {
        int pairs = 10;
        List<CaseBuilder> suite = new ArrayList<>();
        for (int c = 0; c < pairs; c++) {
            boolean passed = c < 9;
            boolean passes = c < 2 || c == 9;
            suite.add(CaseBuilder.of("s", "c" + c)
                    .before(List.of(passing(passed)))
                    .now(List.of(passing(passes))));
        }
        double expected = BinomialTest.withDefaults().test(8, 7, 0.5).getPValue(); // 7 lost, 1 gained, 2 as they were

        GateFigures figures = gate(suite, 199_999);

        assertThat(figures.channels().get(ChannelName.ASSERTIONS))
                .isNotNull()
                .satisfies(f -> assertThat(f.p()).isEqualTo(expected, within(0.005)));
    }

    private static Features passing(boolean passes) {
        Features f = CaseBuilder.features("x", 1, 0);
        return new Features(f.text(), null, f.format(), f.facts(), false, 1, f.tools(), f.embedding(), passes ? 1 : 0);
    }

    @Test
    void the_labels_of_one_case_have_the_p_of_fisher_s_exact_test() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            labels.add(i < 7 ? "yes" : "no");
        }
        for (int i = 0; i < 8; i++) {
            labels.add(i < 2 ? "yes" : "no");
        }
        CategoryChannel channel = new CategoryChannel(ChannelName.LABEL, labels);
        Labellings all = Labellings.of(8, 8, 1, random);
        List<Double> distances = new ArrayList<>();
        // C(16, 8) = 12,870 ways are more than are tried one by one, so they are walked here
        int[] now = new int[8];
        walk(0, 0, now, channel, distances);
        double observed = channel.distance(all.now(0));
        double p = distances.stream().filter(d -> d >= observed - 1e-12).count() / (double) distances.size();

        assertThat(p)
                .isEqualTo(
                        FisherExactTest.withDefaults()
                                .test(new int[][] {{7, 1}, {2, 6}})
                                .getPValue(),
                        within(1e-9));
    }

    private static void walk(int from, int chosen, int[] now, CategoryChannel channel, List<Double> distances) {
        if (chosen == now.length) {
            distances.add(channel.distance(now));
            return;
        }
        for (int i = from; i <= 16 - (now.length - chosen); i++) {
            now[chosen] = i;
            walk(i + 1, chosen + 1, now, channel, distances);
        }
    }

    @Test
    void a_shift_that_pairs_share_is_found_though_no_pair_shows_it() {
        GateFigures figures = gate(model.suite(60, 1, 1, new Mixed.Change(0.25, 0, 0, 0, 0, 0)), 1999);

        assertThat(figures.moved(ChannelName.SHARED_MEANING, 0.01)).isTrue();
        assertThat(figures.moved(ChannelName.SHARED_LABEL, 0.01)).isFalse();
    }

    @Test
    void a_restyling_of_pairs_is_found() {
        GateFigures figures = gate(model.suite(60, 1, 1, new Mixed.Change(0, 0, 0.5, 0, 0, 0)), 1999);

        assertThat(figures.moved(ChannelName.STYLE, 0.01)).isTrue();
        assertThat(figures.moved(ChannelName.SHARED_FORMAT, 0.01)).isTrue();
    }

    @Test
    void labels_of_pairs_that_flip_in_one_direction_are_found() {
        GateFigures figures = gate(model.suite(80, 1, 1, new Mixed.Change(0, 0.5, 0, 0, 0, 0)), 1999);

        assertThat(figures.moved(ChannelName.SHARED_LABEL, 0.01)).isTrue();
    }

    @Test
    void a_tenth_of_the_traffic_answered_elsewhere_is_found_by_its_outliers() {
        List<CaseBuilder> suite = new ArrayList<>();
        for (int c = 0; c < 25; c++) {
            List<Features> now = new ArrayList<>(model.answers(9, c, Mixed.Change.NONE));
            now.add(model.answer(c, new Mixed.Change(1.5, 0, 0, 0, 0, 0)));
            suite.add(CaseBuilder.of("s", "c" + c)
                    .before(model.answers(10, c, Mixed.Change.NONE))
                    .now(now));
        }
        GateFigures figures = gate(suite, 1999);

        assertThat(figures.moved(ChannelName.OUTLIERS, 0.01)).isTrue();
    }

    @Test
    void aligned_ranks_do_not_mind_the_unit_of_measurement() {
        double[][] lengths = {{-0.5, 0.2, 0.3}, {1, -1}, {0.25, -0.25}};
        double[][] scaled = Arrays.stream(lengths)
                .map(row -> Arrays.stream(row).map(v -> 1000 * v).toArray())
                .toArray(double[][]::new);

        assertThat(AlignedRanks.of(scaled)).isDeepEqualTo(AlignedRanks.of(lengths));
        assertThat(AlignedRanks.tail(scaled)).isDeepEqualTo(AlignedRanks.tail(lengths));
    }

    @Test
    void equal_values_have_equal_ranks() {
        double[][][] ranks = AlignedRanks.of(new double[][] {{0.5, 0.5}, {0.5, -1.5}});

        assertThat(ranks[0][0]).isEqualTo(ranks[0][1]).isEqualTo(ranks[1][0]);
        assertThat(ranks[1][1][0]).isLessThan(-ranks[0][0][0]);
    }
}
