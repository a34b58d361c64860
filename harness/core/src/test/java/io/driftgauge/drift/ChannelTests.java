package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelTests {

    private static final double ROUNDING = 1e-9;

    @Test
    void drop_is_what_its_definition_says() {
        Samplings model = new Samplings(new SplittableRandom(3));
        List<Features> before = model.answers(5, 0.5, 0);
        List<Features> now = model.answers(3, 0.5, 0);
        SimilarityMatrix similarities = matrix(before, now);
        int[] labelled = {1, 4, 6};
        int[] others = {0, 2, 3, 5, 7};
        double within = 0;
        double across = 0;
        for (int i : others) {
            within += IntStream.of(others)
                    .filter(j -> j < i)
                    .mapToDouble(j -> similarities.at(i, j))
                    .sum();
            across += IntStream.of(labelled)
                    .mapToDouble(j -> similarities.at(i, j))
                    .sum();
        }

        assertThat(new DropChannel(similarities).distance(labelled))
                .isEqualTo(within / 10 - across / 15, within(ROUNDING));
    }

    @Test
    void drop_of_a_single_old_answer_measures_against_the_new_ones() {
        Features a = CaseBuilder.features("a", 1, 0);
        Features b = CaseBuilder.features("b", 0, 1);
        SimilarityMatrix similarities = matrix(List.of(a), List.of(b, b));

        assertThat(new DropChannel(similarities).distance(new int[] {1, 2})).isEqualTo(1, within(ROUNDING));
    }

    @Test
    void total_variation_goes_from_none_to_all() {
        CategoryChannel channel = new CategoryChannel(ChannelName.LABEL, List.of("a", "a", "b", "b"));

        assertThat(channel.distance(new int[] {2, 3})).isEqualTo(1);
        assertThat(channel.distance(new int[] {1, 3})).isEqualTo(0);
        assertThat(new CategoryChannel(ChannelName.LABEL, List.of("a", "a", "a", "b")).distance(new int[] {2, 3}))
                .isEqualTo(0.5);
    }

    @Test
    void one_fact_in_place_of_another_counts_once() {
        FactsChannel channel = new FactsChannel(
                List.of(List.of("30 days", "5 euros"), List.of("30 days", "5 euros"), List.of("14 days", "5 euros")));

        assertThat(channel.distance(new int[] {2})).isEqualTo(1);
    }

    @Test
    void refusals_have_a_direction() {
        RateChannel channel = new RateChannel(ChannelName.REFUSAL, new double[] {0, 0, 1, 1});

        assertThat(channel.distance(new int[] {2, 3})).isEqualTo(1);
        assertThat(channel.distance(new int[] {0, 1})).isEqualTo(-1);
    }

    @Test
    void the_likelihood_ratio_weighs_a_label_never_seen_before_more_than_total_variation_does() {
        List<String> shifted = List.of("a", "a", "b", "b", "a", "b", "b", "b");
        List<String> unseen = List.of("a", "a", "a", "a", "a", "a", "a", "b");
        int[] now = {4, 5, 6, 7};

        assertThat(new CategoryChannel(ChannelName.LABEL, unseen).distance(now))
                .isEqualTo(new CategoryChannel(ChannelName.LABEL, shifted).distance(now));
        assertThat(new LikelihoodChannel(ChannelName.LABEL_G, unseen).distance(now))
                .isGreaterThan(new LikelihoodChannel(ChannelName.LABEL_G, shifted).distance(now));
        assertThat(new LikelihoodChannel(ChannelName.LABEL_G, List.of("a", "b", "a", "b")).distance(new int[] {2, 3}))
                .isEqualTo(0, within(ROUNDING));
    }

    @Test
    void the_distance_of_means_is_the_same_when_old_and_new_change_places() {
        Features left = CaseBuilder.features("l", 1, 0.5f);
        Features right = CaseBuilder.features("r", 1, -0.5f);
        Features far = CaseBuilder.features("f", -1, 2);
        MmdChannel channel = new MmdChannel(matrix(List.of(left, right), List.of(far, far)));

        assertThat(channel.distance(new int[] {2, 3})).isPositive();
        assertThat(channel.distance(new int[] {0, 1})).isEqualTo(channel.distance(new int[] {2, 3}), within(ROUNDING));
        assertThat(channel.distance(new int[] {0, 2})).isLessThan(channel.distance(new int[] {2, 3}));
    }

    @Test
    void length_is_the_chance_of_being_longer_and_a_runaway_answer_does_not_decide() {
        assertThat(new LengthChannel(new int[] {10, 11, 12, 20, 21}).distance(new int[] {3, 4}))
                .isEqualTo(0.5);
        assertThat(new LengthChannel(new int[] {10, 11, 12, 10, 2000}).distance(new int[] {3, 4}))
                .isEqualTo(new LengthChannel(new int[] {10, 11, 12, 10, 13}).distance(new int[] {3, 4}));
        assertThat(new LengthChannel(new int[] {7, 7, 7, 7}).distance(new int[] {2, 3}))
                .isEqualTo(0);
    }

    @Test
    void facts_count_by_how_much_more_or_less_often_they_are_stated() {
        FactsChannel channel = new FactsChannel(List.of(List.of("a"), List.of("a", "b"), List.of("b"), List.of("b")));

        assertThat(channel.distance(new int[] {2, 3})).isEqualTo(0.75); // a: 0 against 1, b: 1 against 1/2
        assertThat(channel.distance(new int[] {1, 3})).isEqualTo(0.25); // a: 1/2 both, b: 1 against 1/2
        assertThat(channel.distance(new int[] {0})).isEqualTo(0.5 * (1 - 1 / 3.0) + 0.5);
        assertThat(new FactsChannel(List.of(List.of("a", "b", "c"), List.of("d", "e", "f"))).distance(new int[] {1}))
                .isEqualTo(1);
    }

    @Test
    void channels_say_where_there_is_nothing_to_see() {
        FactsChannel none = new FactsChannel(List.of(List.of(), List.of()));
        FactsChannel everywhere = new FactsChannel(List.of(List.of("a"), List.of("a")));
        FactsChannel once = new FactsChannel(List.of(List.of("a"), List.of()));
        CategoryChannel unparsed =
                new CategoryChannel(ChannelName.LABEL, List.of(Channels.UNPARSED, Channels.UNPARSED));
        CategoryChannel partly = new CategoryChannel(ChannelName.LABEL, List.of(Channels.UNPARSED, "yes"));

        assertThat(List.of(none.applies(), everywhere.applies(), once.applies()))
                .containsExactly(false, true, true);
        assertThat(List.of(none.constant(), everywhere.constant(), once.constant()))
                .containsExactly(true, true, false);
        assertThat(List.of(unparsed.applies(), partly.applies())).containsExactly(false, true);
        assertThat(List.of(unparsed.constant(), partly.constant())).containsExactly(true, false);
        assertThat(new LikelihoodChannel(ChannelName.LABEL_G, List.of("a", "a")).constant())
                .isTrue();
        assertThat(new LikelihoodChannel(ChannelName.LABEL_G, List.of("a", "b")).constant())
                .isFalse();
        assertThat(new LengthChannel(new int[] {4, 4, 4}).constant()).isTrue();
        assertThat(new LengthChannel(new int[] {4, 5, 4}).constant()).isFalse();
        assertThat(new RateChannel(ChannelName.REFUSAL, new double[] {1, 1}).constant())
                .isTrue();
        assertThat(new RateChannel(ChannelName.REFUSAL, new double[] {1, 0}).constant())
                .isFalse();
    }

    @Test
    void what_a_channel_is_for_is_told_by_it() {
        assertThat(new LengthChannel(new int[] {1, 2}).ofCaseOnly()).isTrue();
        assertThat(new LengthChannel(new int[] {1, 2}).signed()).isTrue();
        assertThat(new RateChannel(ChannelName.REFUSAL, new double[] {1, 0}).signed())
                .isTrue();
        assertThat(new LikelihoodChannel(ChannelName.LABEL_G, List.of("a")).ofSuiteOnly())
                .isTrue();
        assertThat(ChannelName.LABEL_G.what()).isEqualTo(Moved.LABEL);
        assertThat(ChannelName.ONE_CASE.what()).isNull();
        assertThat(ChannelName.FEW_CASES.text()).isEqualTo("few_cases");
    }

    /** 2 Σ observed · ln(observed / expected) / answers, over old and new answers. */
    @Test
    void the_likelihood_ratio_is_that_of_the_g_test() {
        assertThat(new LikelihoodChannel(ChannelName.LABEL_G, List.of("a", "a", "b", "b")).distance(new int[] {2, 3}))
                .isEqualTo(2 * Math.log(2), within(1e-12));
        assertThat(new LikelihoodChannel(ChannelName.LABEL_G, List.of("a", "a", "a", "b")).distance(new int[] {3}))
                .isEqualTo((Math.log(4) + 3 * Math.log(4 / 3.0)) / 2, within(1e-12));
    }

    @Test
    void the_distance_of_means_needs_two_answers_a_side() {
        Features a = CaseBuilder.features("a", 1, 0);
        Features b = CaseBuilder.features("b", 0, 1);
        MmdChannel channel = new MmdChannel(matrix(List.of(a, a), List.of(b, b)));

        assertThat(channel.defined()).isTrue();
        assertThat(channel.constant()).isFalse();
        assertThat(channel.observed()).isEqualTo(2, within(ROUNDING));
        assertThat(channel.distance(new int[] {3})).isZero();
        assertThat(channel.distance(new int[] {1, 2, 3})).isZero();
        for (MmdChannel small : List.of(
                new MmdChannel(matrix(List.of(a), List.of(b, b))), new MmdChannel(matrix(List.of(a, a), List.of(b))))) {
            assertThat(small.defined()).isFalse();
            assertThat(small.constant()).isTrue();
        }
        assertThat(new MmdChannel(matrix(List.of(a, a), List.of(a, a))).constant())
                .isTrue();
    }

    @Test
    void drop_beside_one_old_answer_is_the_mean_of_the_new_ones_among_themselves_less_that_to_it() {
        Features a = CaseBuilder.features("a", 1, 0);
        Features b = CaseBuilder.features("b", 0, 1);

        // of the three pairs of new answers one is alike; one of the three is like the old one
        DropChannel channel = new DropChannel(matrix(List.of(a), List.of(b, b, a)));

        assertThat(channel.distance(new int[] {1, 2, 3})).isEqualTo(1 / 3.0 - 1 / 3.0, within(ROUNDING));
        assertThat(channel.distance(new int[] {0, 1, 2})).isEqualTo(1 / 3.0 - 1 / 3.0, within(ROUNDING));
        assertThat(channel.distance(new int[] {0, 2, 3})).isEqualTo(1 / 3.0 - 1 / 3.0, within(ROUNDING));
        DropChannel three = new DropChannel(matrix(List.of(a), List.of(b, b, b)));
        assertThat(three.distance(new int[] {1, 2, 3})).isEqualTo(1, within(ROUNDING));
        assertThat(three.distance(new int[] {0, 1, 2})).isEqualTo(1 / 3.0 - 2 / 3.0, within(ROUNDING));
        assertThat(new DropChannel(matrix(List.of(a), List.of(b))).distance(new int[] {1}))
                .isZero();
        assertThat(new DropChannel(matrix(List.of(a, a), List.of(a))).constant())
                .isTrue();
        assertThat(three.constant()).isFalse();
    }

    @Test
    void the_channels_of_a_case_look_at_what_their_names_say() {
        Features plain = CaseBuilder.features("a", 1, 0);
        Features refusing = new Features("a", null, "prose", List.of(), true, 1, List.of("t"), plain.embedding());
        List<Channel> channels =
                Channels.of(List.of(plain, plain), List.of(refusing), matrix(List.of(plain, plain), List.of(refusing)));

        assertThat(channels)
                .filteredOn(c -> !c.constant())
                .extracting(Channel::name)
                .containsExactly(ChannelName.REFUSAL, ChannelName.TOOL_CALLS);
        assertThat(channels)
                .filteredOn(c -> c.name() == ChannelName.REFUSAL)
                .allMatch(c -> c.distance(new int[] {2}) == 1);
    }

    private static SimilarityMatrix matrix(List<Features> before, List<Features> now) {
        return SimilarityMatrix.of(
                CaseBuilder.of("s", "c").before(before).now(now).comparison());
    }
}
