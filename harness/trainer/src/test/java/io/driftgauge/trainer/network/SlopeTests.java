package io.driftgauge.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlopeTests {
    private final Slope slope = new Slope(new Recipe(1000, 10, 1, 0, 600, 7), 0);

    @Test
    void the_rate_rises_stays_and_falls() {
        assertThat(slope.getNewValue(0)).isLessThan(0.1f);
        assertThat(slope.getNewValue(300)).isEqualTo(1);
        assertThat(slope.getNewValue(599)).isEqualTo(1);
        assertThat(slope.getNewValue(800)).isEqualTo(0.5f, within(1e-6f));
        assertThat(slope.getNewValue(999)).isEqualTo(0.02f);
    }

    @Test
    void after_an_interruption_the_rate_rises_again_to_where_it_was() {
        Slope later = new Slope(new Recipe(1000, 10, 1, 0, 600, 7), 750);
        assertThat(later.getNewValue(0)).isLessThan(0.1f);
        assertThat(later.getNewValue(50)).isEqualTo(0.5f, within(1e-6f));
    }

    @Test
    void whoever_finishes_early_gets_the_same_share_of_falling_steps() {
        slope.finish(300);
        assertThat(slope.recipe().steps()).isEqualTo(500);
        assertThat(slope.recipe().decayFrom()).isEqualTo(300);
        assertThat(slope.getNewValue(400)).isEqualTo(0.5f, within(1e-6f));
    }

    @Test
    void a_rate_that_falls_already_goes_on_falling() {
        slope.finish(700);
        assertThat(slope.recipe().steps()).isEqualTo(1000);
    }

    @Test
    void one_that_is_told_its_end_falls_the_faster() {
        slope.endAt(900, 700);
        assertThat(slope.recipe().steps()).isEqualTo(900);
        assertThat(slope.getNewValue(750)).isEqualTo(0.5f, within(1e-6f));
    }

    @Test
    void an_end_that_has_passed_changes_nothing() {
        slope.endAt(700, 700);
        assertThat(slope.recipe().steps()).isEqualTo(1000);
    }
}
