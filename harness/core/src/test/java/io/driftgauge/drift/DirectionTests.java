package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTests {

    private static Features words(int count) {
        return CaseBuilder.features("w ".repeat(count).strip(), 1, 0);
    }

    /** The first three cases teach direction and scale; from then on each wins half of tanh(1) of the wealth. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 1.3807970779778824", "6, 2.632628496689522"})
    void cases_that_all_grow_alike_earn_at_the_highest_stake(int cases, double wealth) {
        Direction direction = new Direction();
        for (int c = 0; c < cases; c++) {
            direction.bet(words(1), words(3));
        }

        assertThat(direction.highest()).isEqualTo(wealth, within(1e-12));
    }

    /** Worked out apart from this code, by the definition of the online Newton step. */
    @Test
    void the_wealth_of_cases_that_differ_is_that_of_the_definition() {
        int[][] lengths = {{1, 3}, {3, 4}, {2, 9}, {7, 6}, {4, 5}, {1, 1}, {5, 8}, {2, 3}, {3, 2}, {1, 2}};
        double[] highest = {1, 1, 1, 1, 1, 1, 1.1663614673844551, 1.4017348330613588, 1.4017348330613588};
        Direction direction = new Direction();
        for (int c = 0; c < highest.length; c++) {
            direction.bet(words(lengths[c][0]), words(lengths[c][1]));

            assertThat(direction.highest()).as("after %s", c + 1).isEqualTo(highest[c], within(1e-12));
        }
    }

    @Test
    void cases_that_move_to_and_fro_earn_nothing() {
        Direction direction = new Direction();
        for (int c = 0; c < 20; c++) {
            Features one = CaseBuilder.features("w", 1, 0);
            Features other = CaseBuilder.features("w", 0.6f, 0.8f);
            direction.bet(c % 2 == 0 ? one : other, c % 2 == 0 ? other : one);
        }

        assertThat(direction.highest()).isEqualTo(1);
    }

    @Test
    void cases_that_do_not_move_earn_nothing() {
        Direction direction = new Direction();
        for (int c = 0; c < 20; c++) {
            direction.bet(words(c), words(c));
        }

        assertThat(direction.highest()).isEqualTo(1);
    }

    @Test
    void a_shift_of_what_is_said_earns_as_one_of_the_length_does() {
        Direction direction = new Direction();
        for (int c = 0; c < 6; c++) {
            direction.bet(CaseBuilder.features("w", 1, 0), CaseBuilder.features("w", 0.6f, 0.8f));
        }

        assertThat(direction.highest()).isEqualTo(2.632628496689522, within(1e-6));
    }
}
