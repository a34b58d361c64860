package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseTestTests {

    private static CaseTest test(List<Features> before, List<Features> now, RandomGenerator random) {
        CaseBuilder builder = CaseBuilder.of("s", "c").before(before).now(now);
        return CaseTest.of(builder.comparison(), SimilarityMatrix.of(builder.comparison()), 499, random);
    }

    @Tag("simulation")
    @ParameterizedTest
    @CsvSource({"6, 3", "10, 1", "2, 3", "10, 10"})
    void false_alarms_are_as_rare_as_the_level_promises(int n, int m) {
        SplittableRandom random = new SplittableRandom(21);
        Samplings model = new Samplings(random);
        int rounds = 300;
        int[] below = new int[3];
        double[] levels = {0.01, 0.1, 0.3};
        for (int round = 0; round < rounds; round++) {
            double p = test(model.answers(n, 0.3, 0), model.answers(m, 0.3, 0), random)
                    .p();
            for (int i = 0; i < levels.length; i++) {
                below[i] += p <= levels[i] ? 1 : 0;
            }
        }
        for (int i = 0; i < levels.length; i++) {
            assertThat(below[i] / (double) rounds).isLessThanOrEqualTo(Laws.atMost(levels[i], rounds));
        }
    }

    @Test
    void p_is_exactly_valid_over_all_labellings() {
        Samplings model = new Samplings(new SplittableRandom(4));
        CaseTest test = test(model.answers(6, 0.3, 0), model.answers(4, 0.3, 0.5), new SplittableRandom(4));
        for (double level : new double[] {0.01, 0.05, 0.2, 0.5, 1}) {
            int below = 0;
            for (int i = 0; i < test.labellings(); i++) {
                below += test.p(i) <= level ? 1 : 0;
            }
            assertThat((double) below / test.labellings()).isLessThanOrEqualTo(level);
        }
    }

    @Test
    void a_clear_shift_reaches_the_smallest_p() {
        Samplings model = new Samplings(new SplittableRandom(8));
        CaseTest test = test(model.answers(10, 0.05, 0), model.answers(5, 0.05, 1), new SplittableRandom(8));

        assertThat(test.p()).isLessThanOrEqualTo(4 * test.smallestP());
        assertThat(test.adjustedP(Channels.DROP)).isEqualTo(test.p());
    }

    @Tag("simulation")
    @Test
    void finds_a_shift_as_large_as_the_noise_nearly_always() {
        SplittableRandom random = new SplittableRandom(9);
        Samplings model = new Samplings(random);
        int rounds = 100;
        int found = 0;
        for (int round = 0; round < rounds; round++) {
            found += test(model.answers(10, 0.1, 0), model.answers(5, 0.1, 0.5), random)
                                    .p()
                            <= 0.05
                    ? 1
                    : 0;
        }

        assertThat(found / (double) rounds).isGreaterThan(0.9);
    }

    @Test
    void neither_the_order_of_answers_nor_the_length_of_vectors_matters() {
        Samplings model = new Samplings(new SplittableRandom(10));
        List<Features> before = model.answers(6, 0.3, 0);
        List<Features> now = model.answers(4, 0.3, 0.4);
        CaseTest test = test(before, now, new SplittableRandom(1));
        List<Features> shuffled = new ArrayList<>(before);
        Collections.reverse(shuffled);
        List<Features> scaled = now.stream().map(CaseTestTests::twiceAsLong).toList();
        CaseTest other = test(shuffled, scaled, new SplittableRandom(2));

        assertThat(other.p()).isEqualTo(test.p());
        assertThat(other.channelP(Channels.DROP)).isEqualTo(test.channelP(Channels.DROP));
    }

    private static Features twiceAsLong(Features f) {
        float[] values = f.embedding().mean().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 2;
        }
        return CaseBuilder.features(f.text(), values);
    }

    @Test
    void identical_answers_have_p_one() {
        List<Features> same = Collections.nCopies(5, CaseBuilder.labelled("yes", 1, 0));

        assertThat(test(same, same, new SplittableRandom(1)).p()).isEqualTo(1);
    }

    @Test
    void a_flipped_label_is_found_where_embeddings_see_nothing() {
        List<Features> yes = Collections.nCopies(10, CaseBuilder.labelled("yes", 1, 0));
        List<Features> no = Collections.nCopies(5, CaseBuilder.labelled("no", 1, 0));
        CaseTest test = test(yes, no, new SplittableRandom(1));

        assertThat(test.p()).isEqualTo(1 / 3003.0, within(1e-12));
        assertThat(test.channelP(Channels.DROP)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1.0", "10, 1, 0.0909", "10, 5, 0.000333", "1, 4, 0.2"})
    void knows_the_smallest_p_that_could_come_out(int n, int m, double smallest) {
        Samplings model = new Samplings(new SplittableRandom(10));

        assertThat(test(model.answers(n, 0.3, 0), model.answers(m, 0.3, 0), new SplittableRandom(1))
                        .smallestP())
                .isEqualTo(smallest, within(smallest / 100));
    }
}
