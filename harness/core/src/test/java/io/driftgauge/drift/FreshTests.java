package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the figures of gates and cases are put together. */
class FreshTests {

    private static final Features EAST = CaseBuilder.features("east", 1, 0);
    private static final Features NORTH = CaseBuilder.features("north", 0, 1);

    private static Measured measured(double p, double smallestP) {
        Comparison comparison = CaseBuilder.of("s", "c")
                .before(List.of(EAST))
                .now(List.of(EAST))
                .comparison();
        return Measured.sampled(comparison, SimilarityMatrix.of(comparison), new CaseFigures(p, smallestP, Map.of()));
    }

    private static GateFigures gate(double p, double smallestP) {
        return new GateFigures(p, smallestP, Map.of(ChannelName.LENGTH, new ChannelFigures(0.2, 0.3, 0.4)), 0.01);
    }

    /** Simes: the smallest of 3 · 0.01, 3 · 0.04 / 2 and 1; twice that with the gate of the first answers. */
    @Test
    void fresh_answers_are_combined_by_simes_test_and_with_the_first_by_bonferroni() {
        List<Measured> cases = List.of(measured(1, 0.002), measured(0.01, 0.001), measured(0.04, 0.002));

        GateFigures both = Fresh.added(gate(0.05, 0.002), cases);

        assertThat(both.p()).isEqualTo(0.06, within(1e-12));
        assertThat(both.smallestP()).isEqualTo(0.004, within(1e-12)); // twice the smaller of 0.002 and 3 · 0.001
        assertThat(both.channels().get(ChannelName.FRESH)).isEqualTo(new ChannelFigures(0.03, 0.06, 0));
        assertThat(both.channels().get(ChannelName.LENGTH)).isEqualTo(new ChannelFigures(0.2, 0.6, 0.4));
        assertThat(both.deviationOfDrop()).isEqualTo(0.01);
    }

    @Test
    void several_cases_that_moved_a_little_count_together() {
        List<Measured> cases = List.of(measured(0.04, 0.1), measured(0.04, 0.1), measured(0.04, 0.1));

        assertThat(Fresh.added(gate(1, 1), cases).channels().get(ChannelName.FRESH))
                .isEqualTo(new ChannelFigures(0.04, 0.08, 0));
        assertThat(Fresh.added(gate(0.3, 1), cases).p()).isEqualTo(0.08);
    }

    @Test
    void nothing_is_likelier_than_certain() {
        GateFigures both = Fresh.added(gate(0.9, 0.7), List.of(measured(1, 0.8), measured(1, 0.8)));

        assertThat(both.p()).isEqualTo(1);
        assertThat(both.smallestP()).isEqualTo(1);
    }

    /** The first answer was what made it suspicious: four of five are fresh, and C(14, 4) = 1001. */
    @Test
    void the_first_of_a_case_s_answers_is_not_fresh() {
        CaseBuilder ten = CaseBuilder.of("s", "c").before(Collections.nCopies(10, EAST));

        assertThat(Fresh.smallestP(ten.repeat(5).comparison())).isEqualTo(1 / 1001.0);
        assertThat(Fresh.smallestP(ten.repeat(2).comparison())).isEqualTo(1 / 11.0);
        assertThat(Fresh.smallestP(ten.repeat(1).comparison())).isEqualTo(1 / 11.0);
    }

    @Test
    void a_channel_has_moved_at_its_level_and_suggests_so_by_its_own_p() {
        GateFigures gate = gate(0.05, 0.001);

        assertThat(gate.moved(ChannelName.LENGTH, 0.3)).isTrue();
        assertThat(gate.moved(ChannelName.LENGTH, 0.29)).isFalse();
        assertThat(gate.moved(ChannelName.LABEL, 1)).isFalse();
        assertThat(gate.suggests(0.2, ChannelName.LABEL, ChannelName.LENGTH)).isTrue();
        assertThat(gate.suggests(0.19, ChannelName.LABEL, ChannelName.LENGTH)).isFalse();
        assertThat(gate.suggests(1, ChannelName.LABEL)).isFalse();
        assertThat(gate.couldReach(0.0001)).isEqualTo(new GateFigures(0.05, 0.0001, gate.channels(), 0.01));
    }

    private static CaseTest test(int n, int m, int draws) {
        Comparison comparison = CaseBuilder.of("s", "c")
                .before(Collections.nCopies(n, EAST))
                .now(Collections.nCopies(m, NORTH))
                .comparison();
        return CaseTest.of(comparison, SimilarityMatrix.of(comparison), draws, new SplittableRandom(3));
    }

    @Test
    void the_smallest_p_of_a_case_is_one_over_the_ways_or_over_the_draws() {
        assertThat(CaseFigures.of(test(3, 2, 9), 9).smallestP()).isEqualTo(1 / 10.0);
        assertThat(CaseFigures.of(test(10, 10, 199), 199).smallestP()).isEqualTo(1 / 200.0);
        assertThat(CaseFigures.of(test(10, 10, 199), 999_999).smallestP()).isEqualTo(1 / 184_756.0);
        assertThat(CaseFigures.of(test(1, 1, 9), 9).smallestP()).isEqualTo(1);
        assertThat(CaseFigures.unsuspicious(0.25)).isEqualTo(new CaseFigures(1, 0.25, Map.of()));
    }

    @Test
    void of_channels_that_tell_the_same_the_clearest_speaks_for_a_case() {
        CaseTest test = test(4, 2, 9);
        CaseFigures figures = CaseFigures.of(test, 9);

        assertThat(figures.channels()).doesNotContainKey(Moved.STYLE).containsKeys(Moved.LABEL, Moved.LENGTH);
        assertThat(figures.channels().get(Moved.MEANING))
                .satisfies(f -> assertThat(f.adjustedP())
                        .isEqualTo(Math.min(test.adjustedP(Channels.DROP), test.adjustedP(Channels.MMD))));
        // a case whose labels differ has them in two channels, of which the ratio's is the suite's alone
        Features yes = CaseBuilder.labelled("yes", 1, 0);
        Features no = CaseBuilder.labelled("no", 1, 0);
        Comparison labels = CaseBuilder.of("s", "c")
                .before(List.of(yes, yes, yes))
                .now(List.of(no))
                .comparison();
        CaseTest ofLabels = CaseTest.of(labels, SimilarityMatrix.of(labels), 9, new SplittableRandom(3));
        assertThat(CaseFigures.of(ofLabels, 9).channels().get(Moved.LABEL))
                .isEqualTo(new ChannelFigures(0.25, 0.25, ofLabels.excess(2)));
        assertThat(Stream.of(0.25, 0.25)).contains(ofLabels.p());
    }
}
