package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectFloorTests {

    private static final double ALPHA = 0.01;

    /** A case whose p is tiny, in a channel that moved by so much. */
    private static Finding finding(double effect, double outside, Moved channel, double excess, double adjustedP) {
        Features answer = CaseBuilder.features("always the same words", 1, 0);
        Comparison comparison = CaseBuilder.of("s", "c")
                .before(Collections.nCopies(10, answer))
                .now(Collections.nCopies(5, CaseBuilder.features("always these other words", 1, 0)))
                .comparison();
        Closeness closeness = new Closeness(0.9 - effect, 0.8, 0.9, 0.85, outside, 1 / 11.0, true);
        Map<Moved, ChannelFigures> channels = new EnumMap<>(Moved.class);
        channels.put(channel, new ChannelFigures(0.0001, adjustedP, excess));
        CaseFigures figures = new CaseFigures(0.0001, 0.0001, channels);
        Measured measured = new Measured(comparison, SimilarityMatrix.of(comparison), closeness, null, figures, null);
        return Finding.of(measured, true, ALPHA, SessionNoise.NONE, 1, ALPHA);
    }

    @ParameterizedTest
    @CsvSource({
        "0.029, 0.0,  MEANING,    0.03, 0.0001, false",
        "0.031, 0.0,  MEANING,    0.03, 0.0001, true",
        "0.0,   0.13, MEANING,    0.0,  0.0001, false",
        "0.0, 0.15,  MEANING,    0.0, 0.0001, false",
        "0.0, 0.60,  MEANING,    0.0, 0.0001, true",
        "0.0,   0.0,  LABEL,      0.09, 0.0001, false",
        "0.0,   0.0,  LABEL,      0.11, 0.0001, true",
        "0.0,   0.0,  LABEL,      0.11, 0.5,    false",
        "0.0,   0.0,  FACTS,      0.2,  0.0001, true",
        "0.0,   0.0,  TOOL_CALLS, 0.2,  0.0001, true",
        "0.0,   0.0,  LENGTH,     0.5,  0.0001, false"
    })
    void any_of_its_ways_will_do(
            double effect, double outside, Moved channel, double excess, double adjustedP, boolean drifted) {
        assertThat(finding(effect, outside, channel, excess, adjustedP).drifted())
                .isEqualTo(drifted);
    }

    @Test
    void below_it_a_case_passes_and_says_that_it_moved() {
        Finding finding = finding(0.01, 0, Moved.MEANING, 0.01, 0.0001);
        Comparison comparison = finding.measured().comparison();
        CaseResult result = new CaseVerdicts(new Terms(ALPHA, 1, Map.of(), Set.of(), Set.of()))
                .decide(comparison.replay(), comparison, finding);

        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(result.suspect()).isFalse();
        assertThat(result.reasons())
                .singleElement()
                .satisfies(r -> assertThat(r).startsWith("Moved, but by less than the effect floor"));
    }

    @Test
    void raising_the_floor_never_makes_a_case_drift() {
        boolean before = true;
        for (double effect : List.of(0.2, 0.1, 0.05, 0.031, 0.029, 0.0)) {
            boolean drifted = finding(effect, 0, Moved.MEANING, 0, 0.0001).drifted();
            assertThat(drifted && !before).isFalse();
            before = drifted;
        }
    }

    @ParameterizedTest
    @CsvSource({"0.95, 0.97, wording", "0.85, 0.80, wording", "0.85, 0.97, meaning", "0.7, 0.75, meaning"})
    void other_words_are_told_from_another_meaning(double similarity, double range, String moved) {
        Finding finding = finding(0.1, 0, Moved.MEANING, 0.1, 0.0001);
        Measured m = finding.measured();
        Closeness closeness = new Closeness(similarity, similarity, 0.99, range, 0, 0, true);
        Measured other = new Measured(m.comparison(), m.similarities(), closeness, null, m.figures(), null);

        assertThat(Finding.of(other, true, ALPHA, SessionNoise.NONE, 1, ALPHA).what(ALPHA))
                .containsExactly(Moved.valueOf(moved.toUpperCase(Locale.ROOT)));
    }

    @Test
    void a_wrapping_alone_is_no_other_meaning() {
        Finding finding = finding(0.1, 0, Moved.FORMAT, 1, 0.0001);
        Comparison wrapped = CaseBuilder.of("s", "c")
                .before(Collections.nCopies(10, CaseBuilder.features("{\"a\": 1}", 1, 0)))
                .now(Collections.nCopies(5, CaseBuilder.features("```json\n{\"a\": 1}\n```", 0, 1)))
                .comparison();
        Measured m = finding.measured();
        CaseFigures figures = new CaseFigures(
                0.0001,
                0.0001,
                Map.of(
                        Moved.FORMAT, new ChannelFigures(0.0001, 0.0001, 1),
                        Moved.MEANING, new ChannelFigures(0.0001, 0.0001, 1)));
        Closeness closeness = new Closeness(0.5, 0.5, 0.99, 0.9, 1, 0, true);
        Measured other = new Measured(wrapped, m.similarities(), closeness, null, figures, null);

        assertThat(Finding.of(other, true, ALPHA, SessionNoise.NONE, 1, ALPHA).what(ALPHA))
                .containsExactly(Moved.FORMAT);
    }
}
