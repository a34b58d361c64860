package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import io.driftgauge.suite.DriftPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Effects of suites so small that each can be worked out by hand. */
class SuiteEffectsTests {

    private static final Offset<Double> ROUNDING = within(1e-6);
    private static final Features EAST = CaseBuilder.features("east", 1, 0);
    private static final Features NORTH = CaseBuilder.features("north", 0, 1);

    private final List<CaseBuilder> cases = new ArrayList<>();

    private CaseBuilder add(List<Features> before, List<Features> now) {
        CaseBuilder one = CaseBuilder.of("s", "c" + cases.size()).before(before).now(now);
        cases.add(one);
        return one;
    }

    private SuiteEffects effects() {
        List<Comparison> comparisons =
                cases.stream().map(CaseBuilder::comparison).toList();
        return SuiteEffects.of(
                comparisons, comparisons.stream().map(SimilarityMatrix::of).toList(), Surfaces.of(comparisons));
    }

    private static List<Features> labels(String... labels) {
        return Stream.of(labels).map(l -> CaseBuilder.labelled(l, 1, 0)).toList();
    }

    @Test
    void the_drop_is_a_mean_over_the_cases_that_tell_noise_from_change() {
        add(List.of(EAST, EAST, EAST), List.of(EAST, NORTH)); // half of the new ones are at a right angle
        add(List.of(EAST), List.of(NORTH)); // one old and one new answer tell nothing
        add(List.of(EAST, EAST), List.of(EAST));

        SuiteEffects effects = effects();

        assertThat(effects.noiseKnown()).isTrue();
        assertThat(effects.drops()).hasSize(2);
        assertThat(effects.drop()).isEqualTo(0.25, ROUNDING);
    }

    @Test
    void pairs_alone_have_no_drop() {
        add(List.of(EAST), List.of(NORTH));

        assertThat(effects().noiseKnown()).isFalse();
        assertThat(effects().drop()).isZero();
        assertThat(effects().outside().answers()).isZero();
        assertThat(effects().outside().excessShare()).isZero();
    }

    @Test
    void answers_out_of_range_are_counted_less_those_that_the_same_model_would_have() {
        add(List.of(EAST, EAST, EAST), List.of(EAST, NORTH, NORTH)); // 2 outside, 3/4 expected
        add(List.of(EAST), List.of(NORTH, NORTH)); // no range
        add(List.of(EAST, EAST), List.of(EAST)); // none outside, 1/3 expected

        SuiteEffects effects = effects();

        assertThat(effects.outside().outside()).isEqualTo(2);
        assertThat(effects.outside().answers()).isEqualTo(4);
        assertThat(effects.outside().expected()).isEqualTo(3 / 4.0 + 1 / 3.0, ROUNDING);
        assertThat(effects.outside().excessShare()).isEqualTo((2 / 3.0 - 1 / 4.0 - 1 / 3.0) / 2, ROUNDING);
    }

    @Test
    void the_floor_is_the_mean_of_the_cases_own() {
        add(List.of(EAST), List.of(EAST)).policy(new DriftPolicy(true, 10, 0.02));
        add(List.of(EAST), List.of(EAST)).policy(new DriftPolicy(true, 10, 0.06));

        assertThat(effects().floor()).isEqualTo(0.04, ROUNDING);
    }

    @Test
    void unstable_baselines_raise_the_other_floors_by_their_share() {
        add(labels("yes", "yes", "no"), labels("yes"));
        add(labels("yes", "yes", "yes"), labels("yes"));

        assertThat(effects().unstable()).isEqualTo(0.5);
        assertThat(effects().steadiness()).isEqualTo(1.5);
    }

    @Test
    void labels_shift_by_the_total_variation_over_the_cases_that_have_any() {
        add(labels("yes", "yes"), labels("no")); // all of it
        add(labels("yes", "no"), labels("yes", "yes", "no", "no")); // none
        add(List.of(EAST), List.of(NORTH)); // no label at all
        add(List.of(EAST), labels("yes")); // a label came

        // yes: -1 + 0 + 1, no: +1, unparsed: -1; half of |0| + |1| + |-1| over three cases
        assertThat(effects().share(ChannelName.SHARED_LABEL)).isEqualTo(1 / 3.0, ROUNDING);
    }

    @Test
    void shifts_that_cancel_out_over_the_cases_are_none() {
        add(labels("yes"), labels("no"));
        add(labels("no"), labels("yes"));

        assertThat(effects().share(ChannelName.SHARED_LABEL)).isEqualTo(0, ROUNDING);
    }

    @Test
    void formats_and_first_words_shift_likewise() {
        add(List.of(EAST, EAST), List.of(CaseBuilder.shaped("West and more", "list", 1, 0), EAST));
        add(List.of(EAST), List.of(EAST));

        assertThat(effects().share(ChannelName.SHARED_FORMAT)).isEqualTo(0.25, ROUNDING);
        assertThat(effects().share(ChannelName.OPENING)).isEqualTo(0.25, ROUNDING);
    }

    @Test
    void rates_are_signed_means_over_the_cases() {
        Features declines = new Features("x", null, "prose", List.of(), true, 1, List.of(), EAST.embedding(), 0.5);
        add(List.of(EAST, EAST), List.of(declines, EAST, EAST, EAST)); // refusals +1/4, passing -1/8
        add(List.of(declines), List.of(EAST)); // -1, +1/2

        assertThat(effects().share(ChannelName.REFUSAL)).isEqualTo((0.25 - 1) / 2, ROUNDING);
        assertThat(effects().share(ChannelName.ASSERTIONS)).isEqualTo((-0.125 + 0.5) / 2, ROUNDING);
    }

    @Test
    void what_nothing_is_known_of_has_not_shifted() {
        add(List.of(EAST), List.of(EAST));

        assertThat(effects().share(ChannelName.TOOL_CALLS)).isZero();
    }

    @Test
    void pairs_that_all_move_alike_share_all_of_it_and_those_to_and_fro_none() {
        add(List.of(EAST), List.of(NORTH));
        assertThat(effects().shared()).isZero(); // one pair shares nothing
        add(List.of(EAST), List.of(NORTH));
        add(List.of(EAST), List.of(NORTH));
        assertThat(effects().shared()).isEqualTo(1, ROUNDING);
        // three forth, one back: the sum is twice one distance, (4 - 4) / (3 * 4)
        add(List.of(NORTH), List.of(EAST));
        assertThat(effects().shared()).isEqualTo(0, ROUNDING);
        add(List.of(NORTH), List.of(EAST)); // the sum is one distance: (1 - 5) / (4 * 5)
        assertThat(effects().shared()).isEqualTo(-0.2, ROUNDING);
    }

    @Test
    void pairs_that_do_not_move_or_cases_with_more_answers_share_nothing() {
        add(List.of(EAST), List.of(EAST));
        add(List.of(EAST), List.of(EAST));
        assertThat(effects().shared()).isZero();
        cases.clear();
        add(List.of(EAST), List.of(NORTH));
        add(List.of(EAST), List.of(NORTH, NORTH));
        assertThat(effects().shared()).isZero();
        cases.clear();
        add(List.of(EAST), List.of(NORTH));
        add(List.of(EAST, EAST), List.of(NORTH));
        assertThat(effects().shared()).isZero();
    }

    @Test
    void the_ratio_of_lengths_is_a_geometric_mean() {
        Features three = CaseBuilder.features("a b c", 1, 0);
        add(List.of(EAST), List.of(three)); // 1 word to 3: (3 + 1) / (1 + 1)
        add(List.of(three), List.of(three));

        assertThat(effects().lengthRatio()).isEqualTo(Math.sqrt(2), ROUNDING);
    }
}
