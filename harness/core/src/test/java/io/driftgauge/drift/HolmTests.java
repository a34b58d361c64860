package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolmTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.010                   | 0.05 | 1",
                "0.060                   | 0.05 | 0",
                "0.010 0.020 0.030       | 0.05 | 1 1 1",
                "0.020 0.010 0.040       | 0.05 | 1 1 1",
                "0.020 0.020 0.020       | 0.05 | 0 0 0",
                "0.001 0.030 0.020       | 0.05 | 1 1 1",
                "0.016 0.026 0.001       | 0.05 | 1 1 1",
                "0.001 0.026 0.051       | 0.05 | 1 0 0"
            })
    void rejects_step_by_step(String p, double alpha, String rejected) {
        Holm.Step[] steps = Holm.steps(numbers(p), alpha);

        assertThat(Arrays.stream(steps).mapToInt(s -> s.rejected() ? 1 : 0).toArray())
                .isEqualTo(Arrays.stream(rejected.strip().split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @Test
    void rejects_exactly_what_is_at_or_below_its_limit() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 500; round++) {
            double[] p = random.doubles(1 + random.nextInt(8), 0, 0.06).toArray();
            Holm.Step[] steps = Holm.steps(p, 0.05);
            for (int i = 0; i < p.length; i++) {
                assertThat(steps[i].rejected()).isEqualTo(p[i] <= steps[i].limit());
            }
        }
    }

    @Test
    void never_rejects_a_larger_p_and_keeps_a_smaller_one() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 500; round++) {
            double[] p = random.doubles(6, 0, 0.06).toArray();
            Holm.Step[] steps = Holm.steps(p, 0.05);
            for (int i = 0; i < p.length; i++) {
                for (int j = 0; j < p.length; j++) {
                    assertThat(p[i] <= p[j] && steps[j].rejected() && !steps[i].rejected())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void keeps_its_level_when_nothing_moved() {
        SplittableRandom random = new SplittableRandom(7);
        int rounds = 4000;
        int alarms = 0;
        for (int round = 0; round < rounds; round++) {
            Holm.Step[] steps = Holm.steps(random.doubles(5).toArray(), 0.1);
            alarms += Arrays.stream(steps).anyMatch(Holm.Step::rejected) ? 1 : 0;
        }

        assertThat(alarms / (double) rounds).isLessThan(Laws.atMost(0.1, rounds));
    }

    @Test
    void has_nothing_to_say_of_nothing() {
        assertThat(Holm.steps(new double[0], 0.01)).isEmpty();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
