package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import io.driftgauge.suite.DriftPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every channel and every verdict, whatever the answers; seeds are fixed. */
@Tag("simulation")
class LawTests {

    private static final List<String> LABELS = List.of("yes", "no", "maybe");
    private static final List<String> FORMATS = List.of("prose", "list", "json-object");

    /** Answers that vary in every respect that a channel looks at. */
    private static List<Features> answers(int count, RandomGenerator random, double shift) {
        List<Features> answers = new ArrayList<>();
        for (Features plain : new Samplings(random).answers(count, 0.3, shift)) {
            answers.add(new Features(
                    plain.text(),
                    LABELS.get(random.nextInt(3)),
                    FORMATS.get(random.nextInt(3)),
                    List.of("fact" + random.nextInt(4)),
                    random.nextInt(4) == 0,
                    plain.words(),
                    List.of("tool" + random.nextInt(2)),
                    plain.embedding()));
        }
        return answers;
    }

    private static CaseTest test(List<Features> before, List<Features> now) {
        Comparison comparison = CaseBuilder.of("s", "c").before(before).now(now).comparison();
        return CaseTest.of(comparison, SimilarityMatrix.of(comparison), 0, new SplittableRandom(1));
    }

    @Test
    void p_of_every_channel_is_at_or_below_a_level_no_more_often_than_that_level() {
        int rounds = 400;
        double[] levels = {0.05, 0.2, 0.5};
        SplittableRandom random = new SplittableRandom(77);
        int channels =
                test(answers(6, random, 0), answers(3, random, 0)).channels().size();
        int[][] hits = new int[channels][levels.length];
        int[] together = new int[levels.length];
        for (int r = 0; r < rounds; r++) {
            CaseTest test = test(answers(6, random, 0), answers(3, random, 0));
            for (int l = 0; l < levels.length; l++) {
                together[l] += test.p() <= levels[l] ? 1 : 0;
                for (int k = 0; k < channels; k++) {
                    hits[k][l] += test.channelP(k) <= levels[l] ? 1 : 0;
                }
            }
        }

        for (int l = 0; l < levels.length; l++) {
            double most = Laws.atMost(levels[l], rounds);
            assertThat(together[l] / (double) rounds).isLessThanOrEqualTo(most);
            for (int k = 0; k < channels; k++) {
                assertThat(hits[k][l] / (double) rounds).as("channel %s", k).isLessThanOrEqualTo(most);
            }
        }
    }

    @Test
    void p_of_answers_that_never_tie_is_uniform_from_below_too() {
        int rounds = 400;
        SplittableRandom random = new SplittableRandom(5);
        int hits = 0;
        for (int r = 0; r < rounds; r++) {
            hits += test(answers(6, random, 0), answers(3, random, 0)).channelP(Channels.DROP) <= 0.5 ? 1 : 0;
        }

        assertThat(hits / (double) rounds).isGreaterThanOrEqualTo(Laws.atLeast(0.5, rounds) - 1.0 / 84);
    }

    @Test
    void the_order_in_which_answers_were_recorded_does_not_matter() {
        SplittableRandom random = new SplittableRandom(8);
        List<Features> before = answers(6, random, 0);
        List<Features> now = answers(3, random, 0.5);
        double p = test(before, now).p();
        List<Features> shuffled = new ArrayList<>(before);
        Collections.shuffle(shuffled, new Random(2));
        List<Features> reversed = new ArrayList<>(now);
        Collections.reverse(reversed);

        assertThat(test(shuffled, reversed).p()).isEqualTo(p);
    }

    private static boolean red(double floor, double shift) {
        Samplings samplings = new Samplings(new SplittableRandom(31));
        List<CaseBuilder> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cases.add(CaseBuilder.of("s", "c" + i)
                    .policy(new DriftPolicy(true, 10, floor))
                    .before(samplings.answers(10, 0.05, 0))
                    .now(samplings.answers(5, 0.05, shift)));
        }
        return new Judge(new Terms(0.01, 7, Map.of(), Set.of(new SuiteOnProvider("s", "tiny")), Set.of()))
                        .judge(
                                cases.stream().map(CaseBuilder::replay).toList(),
                                cases.stream().map(CaseBuilder::comparison).toList())
                        .suites()
                        .get(0)
                        .verdict()
                        .outcome()
                == VerdictKind.Outcome.FAILS;
    }

    @Test
    void a_higher_floor_never_turns_a_verdict_red() {
        double[] floors = {0.001, 0.01, 0.03, 0.1, 0.3, 1};
        for (double shift : new double[] {0, 0.1, 0.2, 0.4}) {
            List<Boolean> red =
                    Arrays.stream(floors).mapToObj(f -> red(f, shift)).toList();
            assertThat(red.subList(1, red.size()))
                    .as("shift %s: %s", shift, red)
                    .zipSatisfy(
                            red.subList(0, red.size() - 1),
                            (higher, lower) -> assertThat(higher && !lower).isFalse());
        }
    }

    private static GateFigures gate(List<CaseBuilder> suite, int draws, SplittableRandom random) {
        List<Comparison> cases = suite.stream().map(CaseBuilder::comparison).toList();
        List<SimilarityMatrix> matrices =
                cases.stream().map(SimilarityMatrix::of).toList();
        List<CaseTest> tests = new ArrayList<>();
        List<RandomGenerator> streams = new ArrayList<>();
        for (int c = 0; c < matrices.size(); c++) {
            tests.add(CaseTest.of(cases.get(c), matrices.get(c), 99, random));
            streams.add(random.split());
        }
        boolean[] alone = new boolean[tests.size()];
        Arrays.fill(alone, true);
        return Gate.test(tests, SuiteChannels.of(cases, matrices, Surfaces.of(cases), 3), alone, draws, streams);
    }

    /**
     * Sums over many cases hardly tie, so their p are uniform, and not just bounded: as often at or below a level as it says.
     * Conservative are the channels of categories, whose sums do tie, and those of the largest case; a test that could hardly
     * ever reject would pass the bound from above too.
     */
    @Test
    void p_of_the_channels_of_a_suite_that_hardly_tie_is_uniform() {
        int rounds = 300;
        double[] levels = {0.1, 0.3, 0.5, 0.8};
        Set<ChannelName> hardlyTying = Set.of(
                ChannelName.MEANING,
                ChannelName.MMD,
                ChannelName.SHARED_MEANING,
                ChannelName.OUTLIERS,
                ChannelName.LENGTH,
                ChannelName.STYLE,
                ChannelName.EACH_CASE);
        SplittableRandom random = new SplittableRandom(41);
        Mixed model = new Mixed(random);
        Map<ChannelName, int[]> below = new EnumMap<>(ChannelName.class);
        for (int r = 0; r < rounds; r++) {
            GateFigures figures = gate(model.suite(10, 4, 2, Mixed.Change.NONE), 199, random);
            figures.channels().forEach((name, f) -> {
                for (int l = 0; l < levels.length; l++) {
                    below.computeIfAbsent(name, x -> new int[levels.length])[l] += f.p() <= levels[l] ? 1 : 0;
                }
            });
        }
        assertThat(below).containsKeys(hardlyTying.toArray(ChannelName[]::new));
        below.forEach((name, counts) -> {
            for (int l = 0; l < levels.length; l++) {
                double share = counts[l] / (double) rounds;
                assertThat(share).as("%s at %s", name, levels[l]).isLessThanOrEqualTo(Laws.atMost(levels[l], rounds));
                if (hardlyTying.contains(name)) {
                    assertThat(share)
                            .as("%s at %s", name, levels[l])
                            .isGreaterThanOrEqualTo(Laws.atLeast(levels[l], rounds) - 0.01);
                }
            }
        });
    }

    private static SuiteResult whole(double floor, List<CaseBuilder> cases) {
        cases.forEach(c -> c.policy(new DriftPolicy(true, 10, floor)));
        return Verdicts.of(cases).suites().get(0);
    }

    /** Whether a suite whose shifts only embeddings see is red, from none to far more than the floor. */
    @ParameterizedTest
    @CsvSource({"1, 0.3", "3, 0.2", "10, 0.05"})
    void a_higher_floor_never_turns_a_suite_red_that_a_lower_one_let_pass(int answers, double shift) {
        double[] floors = {0.0001, 0.003, 0.01, 0.03, 0.3};
        int red = 0;
        for (int seed = 0; seed < 4; seed++) {
            Samplings samplings = new Samplings(new SplittableRandom(seed));
            List<CaseBuilder> cases = new ArrayList<>();
            for (int c = 0; c < 12; c++) {
                cases.add(CaseBuilder.of("s", "c" + c)
                        .before(samplings.answers(10, 0.05, 0))
                        .now(samplings.answers(answers, 0.05, seed % 2 == 0 ? shift : 0)));
            }
            boolean before = true;
            for (double floor : floors) {
                boolean now = whole(floor, cases).verdict().kind() == VerdictKind.DRIFTED;
                assertThat(now && !before).as("seed %s, floor %s", seed, floor).isFalse();
                before = now;
                red += now ? 1 : 0;
            }
        }
        assertThat(red).isPositive();
    }

    /** The other way round: what closes "no drift" at a floor closes it at every higher one. */
    @Test
    void a_higher_floor_never_opens_a_bound_of_the_mean_drop() {
        Samplings samplings = new Samplings(new SplittableRandom(6));
        List<CaseBuilder> cases = new ArrayList<>();
        for (int c = 0; c < 12; c++) {
            cases.add(CaseBuilder.of("s", "c" + c)
                    .before(samplings.answers(10, 0.1, 0))
                    .now(samplings.answers(3, 0.1, 0)));
        }
        boolean judged = false;
        for (double floor : new double[] {0.0001, 0.001, 0.01, 0.1, 1}) {
            SuiteEvidence evidence = whole(floor, cases).evidence();
            assertThat(evidence).isNotNull();
            boolean now = evidence.bounds().judged();
            assertThat(judged && !now).as("floor %s", floor).isFalse();
            judged = now;
        }
        assertThat(judged).isTrue();
    }

    @Test
    void the_order_of_the_cases_does_not_matter_to_a_suite() {
        List<CaseBuilder> cases =
                new Mixed(new SplittableRandom(12)).suite(9, 5, 3, new Mixed.Change(0.2, 0.2, 0, 0, 0.3, 0));
        SuiteResult inOrder = Verdicts.of(cases).suites().get(0);
        for (int seed = 1; seed <= 3; seed++) {
            List<CaseBuilder> shuffled = new ArrayList<>(cases);
            Collections.shuffle(shuffled, new Random(seed));
            SuiteResult other = Verdicts.of(shuffled).suites().get(0);

            assertThat(other.verdict().kind()).isEqualTo(inOrder.verdict().kind());
            assertThat(other.pValue()).isEqualTo(inOrder.pValue());
            assertThat(other.effect()).isEqualTo(inOrder.effect());
            assertThat(other.moved()).isEqualTo(inOrder.moved());
        }
    }

    /** An embedding's length says nothing: embeddings are directions. */
    @Test
    void the_scale_of_embeddings_does_not_matter_to_a_case() {
        SplittableRandom random = new SplittableRandom(3);
        List<Features> before = new ArrayList<>();
        List<Features> now = new ArrayList<>();
        List<Features> scaledBefore = new ArrayList<>();
        List<Features> scaledNow = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            float x = (float) random.nextGaussian();
            float y = (float) random.nextGaussian();
            (i < 6 ? before : now).add(CaseBuilder.features("w", x, y, 1));
            (i < 6 ? scaledBefore : scaledNow).add(CaseBuilder.features("w", 64 * x, 64 * y, 64));
        }

        assertThat(test(scaledBefore, scaledNow).p())
                .isEqualTo(test(before, now).p());
    }

    /**
     * Stopping rules that look at everything so far: at a threshold, at the first rise, at a peak that begins to fall, after a
     * run of losses, when time is up. By Ville's inequality none of them sees a wealth of c more often than 1 in c.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_martingale_keeps_its_level_whenever_one_stops(boolean twoSided) {
        int rounds = 2000;
        int nights = 60;
        double level = 0.1;
        int[] alarms = new int[5];
        SplittableRandom random = new SplittableRandom(17);
        for (int r = 0; r < rounds; r++) {
            Betting betting = new Betting(nights, twoSided);
            boolean[] stopped = new boolean[5];
            double last = 1;
            double highest = 1;
            int losses = 0;
            for (int night = 1; night <= nights; night++) {
                betting.night();
                betting.bet(1 - random.nextDouble(), 1 - random.nextDouble());
                double now = betting.wealth();
                losses = now < last ? losses + 1 : 0;
                highest = Math.max(highest, now);
                boolean[] stops = {
                    now >= 1 / level, now > last, now < highest / 2 && highest > 2, losses == 3, night == nights
                };
                for (int rule = 0; rule < stops.length; rule++) {
                    if (!stopped[rule] && (stops[rule] || night == nights)) {
                        stopped[rule] = true;
                        alarms[rule] += now >= 1 / level ? 1 : 0;
                    }
                }
                last = now;
            }
        }
        for (int rule = 0; rule < alarms.length; rule++) {
            assertThat(alarms[rule] / (double) rounds)
                    .as("rule %s", rule)
                    .isLessThanOrEqualTo(Laws.atMost(level, rounds));
        }
    }

    /** Any false rejection among all, whatever the dependence: here from none to complete. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void holm_keeps_its_level_over_all_hypotheses_however_they_depend(double alike) {
        int rounds = 4000;
        double alpha = 0.1;
        SplittableRandom random = new SplittableRandom(23);
        int any = 0;
        for (int r = 0; r < rounds; r++) {
            double shared = random.nextDouble();
            double[] p = new double[8];
            for (int i = 0; i < p.length; i++) {
                p[i] = i < 2 ? 1e-9 : random.nextDouble() < alike ? shared : random.nextDouble(); // two are false
            }
            Holm.Step[] steps = Holm.steps(p, alpha);
            any += Arrays.stream(steps).skip(2).anyMatch(Holm.Step::rejected) ? 1 : 0;
            assertThat(steps[0].rejected() && steps[1].rejected()).isTrue();
        }
        assertThat(any / (double) rounds).isLessThanOrEqualTo(Laws.atMost(alpha, rounds));
    }
}
