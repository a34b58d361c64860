package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.docs.Pages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The figures of the page about verdicts are those of the code. */
class VerdictsPageTests {

    private static final String PAGE = "explanation/verdicts.md";

    @Test
    void the_table_of_samples_is_reproduced() {
        List<List<String>> rows = Pages.rows(Pages.section(PAGE, "## How many samples"));

        assertThat(rows).hasSize(10).allSatisfy(row -> {
            int recorded = Integer.parseInt(row.get(0));
            int fresh = Integer.parseInt(row.get(1));
            Labellings labellings = Labellings.of(recorded, fresh, 0, new SplittableRandom(1));
            assertThat(labellings.exact()).isTrue();
            assertThat(labellings.size()).isEqualTo(Integer.parseInt(row.get(2)));
            assertThat(new BigDecimal(row.get(3)))
                    .isEqualByComparingTo(new BigDecimal(1.0 / labellings.size()).round(new MathContext(2)));
        });
    }

    @Test
    void the_most_extreme_labelling_has_the_smallest_p_of_the_table() {
        long[] statistic =
                new long[Labellings.of(10, 5, 0, new SplittableRandom(1)).size()];
        statistic[0] = 1;

        assertThat(new MinP(new long[][] {statistic}, statistic.length).p()).isEqualTo(1.0 / 3003);
    }

    @Test
    void five_new_answers_can_name_one_case_among_thirty() {
        double[] p = new double[30];
        Arrays.fill(p, 1);
        p[0] = 1.0 / 3003;

        assertThat(Naming.threshold(p, 0.01)).isGreaterThanOrEqualTo(p[0]);
    }

    @Test
    void the_floors_are_those_of_the_code() {
        assertThat(Pages.rows(Pages.section(PAGE, "## The effect floor")))
                .extracting(row -> row.get(0).split("[ %]", 2)[0])
                .containsExactly(
                        String.valueOf(io.driftgauge.suite.DriftPolicy.DEFAULT.effectFloor()),
                        String.valueOf(Math.round(100 * EffectFloor.OUTSIDE)),
                        String.valueOf(Math.round(100 * EffectFloor.CATEGORY)),
                        String.valueOf(Math.round(100 * (EffectFloor.LENGTH - 1))),
                        String.valueOf(Math.round(100 * EffectFloor.RATE)),
                        String.valueOf(Math.round(100 * StyleShift.RELATIVE)));
    }

    @Test
    void the_bounds_of_noise_are_those_of_the_code() {
        assertThat(Pages.section(PAGE, "## When it can't tell"))
                .contains("of three or more")
                .contains(Math.round(100 * Noise.MODAL_SHARE) + "%")
                .contains("below " + Noise.SIMILARITY);
        assertThat(Noise.FEWEST).isEqualTo(3);
    }
}
