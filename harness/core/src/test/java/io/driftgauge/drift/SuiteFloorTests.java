package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Style;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How far a suite must move to count, in each way, just reached and just not. */
class SuiteFloorTests {

    private static final double ALPHA = 0.01;

    private static SuiteEffects effects(ChannelName channel, double share, double unstable, SessionNoise noise) {
        return new SuiteEffects(
                List.of(0.0),
                0.03,
                Outliers.NONE,
                Map.of(channel, share),
                unstable,
                1,
                0,
                List.of(),
                Double.NaN,
                noise,
                null);
    }

    /** Noise of that much in what its days' answers say, outside and in labels. */
    private static SessionNoise noise(double outside, double labels) {
        return new SessionNoise(2, 0, outside, labels, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // of a baseline that is steady, then of one that is unstable in all of its cases
        "LABEL,      0.1,    0,   true",
        "LABEL,      0.0999, 0,   false",
        "LABEL,      0.2,    1,   true",
        "LABEL,      0.1999, 1,   false",
        "FORMAT,     0.1,    0,   true",
        "FORMAT,     0.0999, 0,   false",
        "FACTS,      0.2,    1,   true",
        "FACTS,      0.1999, 1,   false",
        "TOOL_CALLS, 0.1,    0,   true",
        "TOOL_CALLS, 0.1999, 1,   false",
    })
    void categories_count_from_ten_points_of_excess(
            ChannelName channel, double excess, double unstable, boolean reached) {
        assertThat(EffectFloor.reached(channel, excess, effects(channel, 0, unstable, SessionNoise.NONE)))
                .isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({
        "SHARED_LABEL,  0.1,     0,   true",
        "SHARED_LABEL,  0.0999,  0,   false",
        "OPENING,       0.2,     1,   true",
        "OPENING,       0.1999,  1,   false",
        "SHARED_FORMAT, 0.1,     0,   true",
        "SHARED_FORMAT, 0.0999,  0,   false",
        "SHARED_FORMAT, 0.2,     1,   true",
        "SHARED_FORMAT, 0.1999,  1,   false",
        "REFUSAL,       0.05,    0,   true",
        "REFUSAL,       -0.05,   0,   true",
        "REFUSAL,       0.0499,  0,   false",
        "ASSERTIONS,    -0.1,    1,   true",
        "ASSERTIONS,    -0.0999, 1,   false",
        "JSON,          0.05,    0,   true",
        "JSON,          0.0499,  0,   false",
    })
    void shares_count_from_ten_points_and_rates_from_five(
            ChannelName channel, double share, double unstable, boolean reached) {
        assertThat(EffectFloor.reached(channel, 1, effects(channel, share, unstable, SessionNoise.NONE)))
                .isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.4, true", "0.2, 0.399, false", "0.01, 0.1, true"})
    void days_whose_labels_differ_raise_the_floor_to_twice_that(double labels, double excess, boolean reached) {
        SuiteEffects effects = effects(ChannelName.SHARED_LABEL, excess, 0, noise(0, labels));

        assertThat(EffectFloor.reached(ChannelName.LABEL, excess, effects)).isEqualTo(reached);
        assertThat(EffectFloor.reached(ChannelName.SHARED_LABEL, 0, effects)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1501, 0, true",
        "1.1499, 0, false",
        "0.8695, 0, true",
        "0.8697, 0, false",
        "1.2, 0.5, false",
        "1.24, 0.5, true"
    })
    void lengths_count_from_a_factor_in_either_direction(double ratio, double unstable, boolean reached) {
        SuiteEffects effects = new SuiteEffects(
                List.of(),
                0.03,
                Outliers.NONE,
                Map.of(),
                unstable,
                ratio,
                0,
                List.of(),
                Double.NaN,
                SessionNoise.NONE,
                null);

        assertThat(EffectFloor.reached(ChannelName.LENGTH, 1, effects)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"0.04, true", "0.0399, false"})
    void what_pairs_share_counts_from_a_small_effect_on(double shared, boolean reached) {
        SuiteEffects effects = new SuiteEffects(
                List.of(), 0.03, Outliers.NONE, Map.of(), 0, 1, shared, List.of(), Double.NaN, SessionNoise.NONE, null);

        assertThat(EffectFloor.reached(ChannelName.SHARED_MEANING, 1, effects)).isEqualTo(reached);
    }

    @Test
    void style_counts_if_one_feature_moved_far_enough() {
        StyleShift far = new StyleShift(Style.BULLETS, 0, 1, 5, 4, 5);
        StyleShift near = new StyleShift(Style.WORDS, 10, 10.1, 5, 4, 5);

        for (List<StyleShift> style : List.of(List.of(near, far), List.of(near))) {
            SuiteEffects effects = new SuiteEffects(
                    List.of(), 0.03, Outliers.NONE, Map.of(), 0, 1, 0, style, Double.NaN, SessionNoise.NONE, null);
            assertThat(EffectFloor.reached(ChannelName.STYLE, 1, effects)).isEqualTo(style.contains(far));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEANING", "MMD", "FEW_CASES", "OUTLIERS", "LABEL_G", "EACH_CASE", "ONE_CASE", "FRESH"})
    void channels_without_a_size_of_their_own_never_count_by_it(ChannelName channel) {
        assertThat(EffectFloor.reached(channel, 1, effects(channel, 1, 0, SessionNoise.NONE)))
                .isFalse();
    }

    private static boolean reached(double drop, double excess, SessionNoise noise, ChannelName channel, double p) {
        Map<ChannelName, ChannelFigures> channels = new EnumMap<>(ChannelName.class);
        channels.put(channel, new ChannelFigures(p, 1, 0));
        return EffectFloor.reached(
                new SuiteEffects(
                        Double.isNaN(drop) ? List.of() : List.of(drop),
                        0.03,
                        new Outliers(1, 0, 0, 1, excess),
                        Map.of(),
                        0,
                        1,
                        0,
                        List.of(),
                        Double.NaN,
                        noise,
                        null),
                new GateFigures(0.001, 0.001, channels, 0.01),
                ALPHA,
                ALPHA);
    }

    @Test
    void a_drop_or_answers_from_elsewhere_count_from_their_floor_if_embeddings_suggest_it() {
        assertThat(reached(0.03, 0, SessionNoise.NONE, ChannelName.MEANING, ALPHA))
                .isTrue();
        assertThat(reached(0.0299, 0, SessionNoise.NONE, ChannelName.MEANING, ALPHA))
                .isFalse();
        assertThat(reached(0, 0.05, SessionNoise.NONE, ChannelName.OUTLIERS, ALPHA))
                .isTrue();
        assertThat(reached(0, 0.0499, SessionNoise.NONE, ChannelName.OUTLIERS, ALPHA))
                .isFalse();
        assertThat(reached(0.03, 0.05, SessionNoise.NONE, ChannelName.MEANING, ALPHA + 1e-9))
                .isFalse();
        assertThat(reached(0.03, 0.05, SessionNoise.NONE, ChannelName.LENGTH, ALPHA))
                .isFalse();
        assertThat(reached(Double.NaN, 0, SessionNoise.NONE, ChannelName.MEANING, ALPHA))
                .isFalse();
    }

    @Test
    void days_that_scatter_outside_raise_the_floor_to_twice_that() {
        assertThat(reached(0, 0.2, noise(0.1, 0), ChannelName.OUTLIERS, ALPHA)).isTrue();
        assertThat(reached(0, 0.199, noise(0.1, 0), ChannelName.OUTLIERS, ALPHA))
                .isFalse();
    }

    @Test
    void a_channel_that_is_significant_at_the_limit_counts_by_its_own_size() {
        Map<ChannelName, ChannelFigures> channels = new EnumMap<>(ChannelName.class);
        SuiteEffects steady = effects(ChannelName.REFUSAL, 0, 0, SessionNoise.NONE);

        channels.put(ChannelName.FORMAT, new ChannelFigures(0.001, ALPHA, 0.1));
        assertThat(EffectFloor.reached(steady, new GateFigures(0.001, 0.001, channels, 0), ALPHA, ALPHA))
                .isTrue();
        channels.put(ChannelName.FORMAT, new ChannelFigures(0.001, ALPHA + 1e-9, 0.1));
        assertThat(EffectFloor.reached(steady, new GateFigures(0.001, 0.001, channels, 0), ALPHA, ALPHA))
                .isFalse();
    }
}
