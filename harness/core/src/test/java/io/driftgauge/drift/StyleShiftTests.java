package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Style;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StyleShiftTests {

    private static List<Comparison> pairs(String before, String now, int cases) {
        List<Comparison> pairs = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            pairs.add(CaseBuilder.of("s", "c" + c)
                    .before(List.of(CaseBuilder.features(before, 1, 0)))
                    .now(List.of(CaseBuilder.features(now, 1, 0)))
                    .comparison());
        }
        return pairs;
    }

    private static List<StyleShift> shifts(List<Comparison> cases) {
        return StyleShift.of(cases, Surfaces.of(cases));
    }

    @Test
    void tells_what_came_and_what_went_and_in_how_many_cases() {
        List<Phrase> words = StyleShift.inWords(
                shifts(pairs("Take:\n- salt\n- oil\n- bread and some butter", "Take salt, oil, bread", 20)));

        assertThat(words).extracting(Phrase::toString).contains("bullets gone in 20 of 20 cases");
    }

    @Test
    void tells_how_much_shorter_answers_are() {
        StyleShift shift = shifts(pairs("one two three four five", "one two three four", 16)).stream()
                .filter(s -> s.feature() == Style.WORDS)
                .findFirst()
                .orElseThrow();

        assertThat(shift.inWords()).hasToString("answers 20% shorter in 16 of 16 cases");
        assertThat(shift.matters(1)).isTrue();
        assertThat(shift.matters(2)).isFalse();
    }

    @Test
    void a_few_cases_move_nothing() {
        assertThat(StyleShift.inWords(shifts(pairs("one two three", "one", 3)))).isEmpty();
    }

    @Test
    void tells_shares_in_per_cent() {
        StyleShift shift = shifts(pairs("Yes.", "Yes", 12)).stream()
                .filter(s -> s.feature() == Style.FULL_STOP)
                .findFirst()
                .orElseThrow();

        assertThat(shift.inWords()).hasToString("answers ending in a full stop 100.0% → 0.0% in 12 of 12 cases");
    }
}
