package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The vectors that a suite's cases add up. */
class SharedTests {

    private static double[] contribution(SuiteChannel channel, int ofCase, int... now) {
        int[] units = new int[1 + channel.dimensions()];
        Arrays.fill(units, 77); // what stood there before must not count
        channel.contribution(ofCase, now, units, 1);
        assertThat(units[0]).isEqualTo(77);
        double[] values = new double[channel.dimensions()];
        for (int d = 0; d < values.length; d++) {
            values[d] = units[1 + d] * SuiteChannel.UNIT;
        }
        return values;
    }

    /** Two cases of two dimensions: of three answers and of two. */
    private static final double[][][] SCORES = {{{1, 0}, {2, 0}, {6, 3}}, {{0.5, 0.5}, {0.5, 0.5}}};

    @Test
    void a_case_adds_the_mean_of_its_new_answers_less_that_of_its_old_ones() {
        SuiteChannel channel = new Shared(ChannelName.STYLE, SCORES, new double[] {1, 1});

        assertThat(contribution(channel, 0, 2)).containsExactly(new double[] {4.5, 3}, within(1e-3));
        assertThat(contribution(channel, 0, 0, 2)).containsExactly(new double[] {1.5, 1.5}, within(1e-3));
        assertThat(contribution(channel, 1, 0)).containsExactly(0, 0);
        assertThat(channel.constant(0)).isFalse();
        assertThat(channel.constant(1)).isTrue();
        assertThat(channel.dimensions()).isEqualTo(2);
    }

    @Test
    void the_size_of_a_sum_is_its_weighted_square() {
        SuiteChannel channel = new Shared(ChannelName.STYLE, SCORES, new double[] {2, 0.5});

        assertThat(channel.size(new double[] {3, -4})).isEqualTo(2 * 9 + 0.5 * 16);
        assertThat(new OneSided(ChannelName.OUTLIERS, new double[][][] {{{1}, {2}}}).size(new double[] {-3}))
                .isEqualTo(-3);
    }

    /** Squares about the case's mean are 4 + 1 + 9 and 1 + 1 + 4, over two degrees of freedom and one of the second case. */
    @Test
    void variances_are_within_cases() {
        assertThat(Shared.variances(SCORES)).containsExactly(new double[] {14 / 3.0, 6 / 3.0}, within(1e-12));
        assertThat(Shared.variances(new double[][][] {{{1}}, {{5}}})).containsExactly(0);
    }

    @Test
    void a_dimension_weighs_one_over_its_variance_and_a_share_of_the_mean_one() {
        double mean = (14 / 3.0 + 2) / 2;
        Shared channel = Shared.standardised(ChannelName.STYLE, SCORES, 0.5);

        assertThat(channel.size(new double[] {1, 0})).isEqualTo(1 / (14 / 3.0 + mean / 2), within(1e-12));
        assertThat(channel.size(new double[] {0, 1})).isEqualTo(1 / (2 + mean / 2), within(1e-12));
        Shared flat = Shared.standardised(ChannelName.STYLE, new double[][][] {{{1, 7}, {2, 7}}}, 0);
        assertThat(flat.size(new double[] {0, 1})).isZero();
        assertThat(flat.size(new double[] {1, 0})).isEqualTo(2, within(1e-12));
    }

    @Test
    void a_spread_is_a_mean_and_a_root_mean_square_about_it() {
        assertThat(Spread.of(new int[] {2, 4, 4, 6})).isEqualTo(new Spread(4, Math.sqrt(2)));
        assertThat(Spread.of(new int[0])).isEqualTo(new Spread(0, 0));
    }
}
