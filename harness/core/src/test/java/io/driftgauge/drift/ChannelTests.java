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

    private static SimilarityMatrix matrix(List<Features> before, List<Features> now) {
        return SimilarityMatrix.of(
                CaseBuilder.of("s", "c").before(before).now(now).comparison());
    }
}
