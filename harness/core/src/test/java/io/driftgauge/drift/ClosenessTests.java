package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Answers on a circle, so that a similarity is the cosine of the angle between two of them. */
class ClosenessTests {

    private static final Offset<Double> ROUNDING = within(1e-6);

    private static Features one(double degrees) {
        double angle = Math.toRadians(degrees);
        return CaseBuilder.features("at " + degrees, (float) Math.cos(angle), (float) Math.sin(angle));
    }

    private static List<Features> at(double... degrees) {
        return Arrays.stream(degrees).mapToObj(ClosenessTests::one).toList();
    }

    private static Closeness of(List<Features> before, List<Features> now) {
        Comparison comparison = CaseBuilder.of("s", "c").before(before).now(now).comparison();
        return Closeness.sampled(comparison, SimilarityMatrix.of(comparison));
    }

    @Test
    void old_answers_tell_what_is_expected_and_where_their_range_ends() {
        // means to the other old ones: 0, 1/2, 0; of the new ones to the old: 1/3 and -1/3
        Closeness closeness = of(at(0, 60, 120), at(0, 180));

        assertThat(closeness.expected()).isEqualTo(1 / 6.0, ROUNDING);
        assertThat(closeness.limit()).isEqualTo(0, ROUNDING);
        assertThat(closeness.similarity()).isEqualTo(0, ROUNDING);
        assertThat(closeness.effect()).isEqualTo(1 / 6.0, ROUNDING);
        assertThat(closeness.outsideShare()).isEqualTo(0.5);
        assertThat(closeness.outsideExpected()).isEqualTo(0.25);
        assertThat(closeness.noiseKnown()).isTrue();
        assertThat(closeness.worstWindow()).isEqualTo(Math.cos(Math.toRadians(60)), ROUNDING);
    }

    @Test
    void two_old_answers_have_a_range_too() {
        Closeness closeness = of(at(0, 60), at(90));

        assertThat(closeness.limit()).isEqualTo(0.5, ROUNDING);
        assertThat(closeness.expected()).isEqualTo(0.5, ROUNDING);
        assertThat(closeness.similarity()).isEqualTo(Math.cos(Math.toRadians(30)) / 2, ROUNDING);
        assertThat(closeness.outsideShare()).isEqualTo(1);
        assertThat(closeness.outsideExpected()).isEqualTo(1 / 3.0);
    }

    @Test
    void beside_one_old_answer_the_new_ones_tell_what_is_expected() {
        Closeness closeness = of(at(0), at(60, 120, 60));

        // 60 to 120: 1/2, to 60: 1; 120 to both: 1/2
        assertThat(closeness.expected()).isEqualTo(2 / 3.0, ROUNDING);
        assertThat(closeness.similarity()).isEqualTo(1 / 6.0, ROUNDING);
        assertThat(closeness.limit()).isEqualTo(-1);
        assertThat(closeness.outsideShare()).isZero();
        assertThat(closeness.outsideExpected()).isZero();
        assertThat(closeness.noiseKnown()).isTrue();
    }

    @Test
    void one_old_and_one_new_answer_tell_nothing_of_noise() {
        Closeness closeness = of(at(0), at(60));

        assertThat(closeness.noiseKnown()).isFalse();
        assertThat(closeness.expected()).isEqualTo(1);
        assertThat(closeness.similarity()).isEqualTo(0.5, ROUNDING);
        assertThat(closeness.outsideShare()).isZero();
    }

    @Test
    void an_answer_as_far_as_the_furthest_old_one_is_within_the_range() {
        assertThat(of(at(0, 0, 90), at(90)).outsideShare()).isZero(); // 1/3 against a limit of 0
        assertThat(of(at(0, 60, 120), at(60)).outsideShare()).isZero();
        assertThat(of(at(0, 60), at(120)).outsideShare()).isEqualTo(1); // 0 against 1/2
        assertThat(of(at(0, 0, 0), at(0)).outsideShare()).isZero();
    }

    @Test
    void equal_answers_that_are_compared_exactly_are_as_close_as_can_be_and_others_outside() {
        Comparison comparison = CaseBuilder.of("s", "c").exact(one(0), one(60)).comparison();
        SimilarityMatrix similarities = SimilarityMatrix.of(comparison);

        assertThat(Closeness.exact(comparison, similarities, true)).isEqualTo(new Closeness(1, 1, 1, 1, 0, 0, true));
        Closeness other = Closeness.exact(comparison, similarities, false);
        assertThat(other.effect()).isEqualTo(0.5, ROUNDING);
        assertThat(other.outsideShare()).isEqualTo(1);
        assertThat(other.limit()).isEqualTo(1);
        assertThat(other.worstWindow()).isEqualTo(0.5, ROUNDING);
    }
}
