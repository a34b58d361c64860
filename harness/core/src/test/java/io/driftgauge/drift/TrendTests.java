package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrendTests {

    private static List<Trend.Point> runs(double... effects) {
        List<Trend.Point> runs = new ArrayList<>();
        for (int i = 0; i < effects.length; i++) {
            runs.add(new Trend.Point("2026-11-%02dT02:00:00Z".formatted(i + 1), effects[i]));
        }
        return runs;
    }

    @Test
    void a_few_runs_show_none() {
        assertThat(Trend.of(runs(0, 0, 1, 1, 1))).isNull();
        assertThat(Trend.of(runs(0, 0, 0, 1, 1, 1))).isNotNull();
    }

    @Test
    void tells_since_which_run_the_effect_is_larger() {
        Trend trend = Trend.of(runs(0.01, 0.02, 0.01, 0.015, 0.02, 0.01, 0.05, 0.06, 0.05, 0.055, 0.07, 0.05));

        assertThat(trend).isNotNull();
        assertThat(trend.since()).startsWith("2026-11-07");
        assertThat(trend.before()).isCloseTo(0.0142, offset(1e-4));
        assertThat(trend.after()).isCloseTo(0.0558, offset(1e-4));
        assertThat(trend.perRun()).isPositive();
        assertThat(trend.p()).isLessThanOrEqualTo(0.01);
        OverNights found = new OverNights(1, 1, 100, 12, "2026-11-01T02:00:00Z", trend, Map.of());
        assertThat(found.reasons())
                .singleElement()
                .asString()
                .contains("from 0.0142 to 0.0558 with the run of 2026-11-07");
    }

    @Test
    void the_slope_is_the_median_of_all_pairs_so_that_one_wild_run_does_not_bend_it() {
        assertThat(Trend.of(runs(0, 1, 2, 3, 400, 5, 6)))
                .isNotNull()
                .satisfies(t -> assertThat(t.perRun()).isEqualTo(1));
        assertThat(Trend.of(runs(0, 2, 4, 6, 8, 10)))
                .isNotNull()
                .satisfies(t -> assertThat(t.perRun()).isEqualTo(2));
    }

    @Test
    void finds_a_break_among_runs_that_only_vary_no_more_often_than_its_p_says() {
        SplittableRandom random = new SplittableRandom(5);
        int histories = 100;
        int found = 0;
        for (int h = 0; h < histories; h++) {
            Trend trend = Trend.of(runs(random.doubles(12).toArray()));
            found += trend != null && trend.p() <= 0.1 ? 1 : 0;
        }

        assertThat(found / (double) histories).isLessThanOrEqualTo(Laws.atMost(0.1, histories));
    }

    @Test
    void equal_effects_have_no_break() {
        assertThat(Trend.of(runs(0, 0, 0, 0, 0, 0, 0)))
                .isNotNull()
                .satisfies(t -> assertThat(t.p()).isEqualTo(1));
    }

    /** The median of the 28 slopes between eight runs, worked out apart from this code. */
    @Test
    void of_an_even_number_of_slopes_the_middle_two_count() {
        assertThat(Trend.of(runs(3, 1, 4, 1.5, 9, 2.6, 5, 3.5)))
                .isNotNull()
                .satisfies(t -> assertThat(t.perRun()).isCloseTo(0.3666666666666667, offset(1e-12)));
        assertThat(Trend.of(runs(5, 3, 2, 8, 1, 9, 4, 7)))
                .isNotNull()
                .satisfies(t -> assertThat(t.perRun()).isCloseTo(0.39285714285714285, offset(1e-12)));
    }

    @Test
    void of_breaks_that_are_as_clear_the_first_counts() {
        // after the 1st, 3rd, 5th and 7th run the parts differ by as much
        assertThat(Trend.of(runs(1, 0, 1, 0, 1, 0, 1, 0))).isNotNull().satisfies(t -> {
            assertThat(t.since()).startsWith("2026-11-02");
            assertThat(t.before()).isEqualTo(1);
            assertThat(t.after()).isCloseTo(3 / 7.0, offset(1e-12));
        });
    }

    @Test
    void a_fall_is_as_clear_as_a_rise() {
        Trend rise = Trend.of(runs(0, 1, 0, 1, 0, 1, 8, 9, 8, 9, 8, 9));
        Trend fall = Trend.of(runs(9, 8, 9, 8, 9, 8, 1, 0, 1, 0, 1, 0));

        assertThat(rise).isNotNull();
        assertThat(fall).isNotNull();
        assertThat(fall.since()).isEqualTo(rise.since());
        assertThat(fall.perRun()).isEqualTo(-rise.perRun());
        // of 924 ways to split twelve, two are as clear: p is about 0.002, found within 1,000 draws
        assertThat(fall.p()).isLessThan(0.01);
        assertThat(rise.p()).isLessThan(0.01);
    }
}
