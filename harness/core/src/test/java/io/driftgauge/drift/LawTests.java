package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import io.driftgauge.suite.DriftPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
}
