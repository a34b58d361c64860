package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static StyleShift of(Style feature, List<Comparison> cases) {
        return shifts(cases).stream()
                .filter(s -> s.feature() == feature)
                .findFirst()
                .orElseThrow();
    }

    private static Comparison words(int[] before, int[] now) {
        return CaseBuilder.of("s", "c")
                .before(Arrays.stream(before).mapToObj(StyleShiftTests::words).toList())
                .now(Arrays.stream(now).mapToObj(StyleShiftTests::words).toList())
                .comparison();
    }

    private static Features words(int count) {
        return CaseBuilder.features("w ".repeat(count).strip(), 1, 0);
    }

    /**
     * Logarithms of one more than 1, 1, 3 and 3, 7 words are 1, 1, 2 and 2, 3 times ln 2: the means are 7/6 apart and the
     * pooled variance is 0.7, so that z is 7/6 / √(0.7 (1/3 + 1/2)).
     */
    @Test
    void z_is_the_difference_over_its_standard_deviation_when_labels_are_shuffled() {
        Comparison one = words(new int[] {1, 1, 3}, new int[] {3, 7});
        double z = 7 / 6.0 / Math.sqrt(0.7 * (1 / 3.0 + 1 / 2.0));

        StyleShift alone = of(Style.WORDS, List.of(one));
        StyleShift twice = of(Style.WORDS, List.of(one, one));

        assertThat(alone.before()).isEqualTo(5 / 3.0, within(1e-12));
        assertThat(alone.now()).isEqualTo(5, within(1e-12));
        assertThat(alone.z()).isEqualTo(z, within(1e-12));
        assertThat(twice.before()).isEqualTo(5 / 3.0, within(1e-12));
        assertThat(twice.z()).isEqualTo(z * Math.sqrt(2), within(1e-12));
        assertThat(twice.same()).isEqualTo(2);
    }

    @Test
    void the_cases_that_go_the_way_of_the_sum_are_counted() {
        Comparison longer = words(new int[] {1}, new int[] {9});
        Comparison shorter = words(new int[] {3}, new int[] {1});
        Comparison same = words(new int[] {2}, new int[] {2});

        assertThat(of(Style.WORDS, List.of(longer, longer, shorter, same)).same())
                .isEqualTo(2);
        assertThat(of(Style.WORDS, List.of(shorter, shorter, shorter, same)).same())
                .isEqualTo(3);
        assertThat(of(Style.WORDS, List.of(shorter, shorter, shorter)).z()).isNegative();
    }

    @Test
    void what_does_not_vary_has_not_moved() {
        StyleShift shift = of(Style.WORDS, List.of(words(new int[] {2}, new int[] {2})));

        assertThat(shift.z()).isZero();
        assertThat(shift.same()).isZero();
    }

    @Test
    void the_clearest_stands_first() {
        List<StyleShift> shifts = shifts(
                List.of(words(new int[] {1, 1, 3}, new int[] {3, 7}), words(new int[] {1, 2, 3}, new int[] {2, 2})));

        assertThat(shifts).isSortedAccordingTo(Comparator.comparing(s -> -Math.abs(s.z())));
        assertThat(shifts.get(0).z()).isNotZero();
    }

    /** Just far enough, and just not. */
    @ParameterizedTest
    @CsvSource({
        "WORDS,       10,  11.5,   1, true",
        "WORDS,       10,  11.49,  1, false",
        "WORDS,       10,  8.5,    1, true",
        "WORDS,       10,  13,     2, true",
        "WORDS,       10,  12.9,   2, false",
        "BULLETS,     0,   0.1,    1, true",
        "BULLETS,     0,   0.09,   1, false",
        "BULLETS,     0,   0.2,    2, true",
        "BULLETS,     0,   0.19,   2, false",
        "WORD_LENGTH, 4,   4.6,    1, true",
        "WORD_LENGTH, 4,   4.59,   1, false",
        "WORD_LENGTH, 4,   5.2,    2, true",
        "WORD_LENGTH, 4,   5.19,   2, false",
        "DIGITS,      0,   0.005,  1, true",
        "DIGITS,      0,   0.0049, 1, false",
        "DIGITS,      0,   0.01,   2, true",
        "DIGITS,      0,   0.0099, 2, false",
        "DIGITS,      0.1, 0.1151, 1, true",
        "DIGITS,      0.1, 0.1149, 1, false",
        "DIGITS,      0.1, 0.1301, 2, true",
        "DIGITS,      0.1, 0.1299, 2, false",
        "FULL_STOP,   0,   0.1,    1, true",
        "FULL_STOP,   0,   0.099,  1, false",
        "FULL_STOP,   0,   0.2,    2, true",
        "FULL_STOP,   0,   0.19,   2, false",
    })
    void matters_from_its_floor_on(Style feature, double before, double now, double times, boolean matters) {
        assertThat(new StyleShift(feature, before, now, 3, 4, 5).matters(times)).isEqualTo(matters);
        assertThat(new StyleShift(feature, before, now, -3, 4, 5).matters(times))
                .isEqualTo(matters);
        assertThat(new StyleShift(feature, before, now, 2.99, 4, 5).matters(times))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "WORDS,       10,  12,   answers 20% longer in 4 of 5 cases",
        "WORD_LENGTH, 4,   5,    words 25% longer in 4 of 5 cases",
        "WORD_LENGTH, 5,   4,    words 20% shorter in 4 of 5 cases",
        "BULLETS,     4,   6,    50% more bullets in 4 of 5 cases",
        "BULLETS,     4,   3,    25% fewer bullets in 4 of 5 cases",
        "BULLETS,     4,   0.2,  95% fewer bullets in 4 of 5 cases",
        "BULLETS,     4,   0.19, bullets gone in 4 of 5 cases",
        "BULLETS,     0.1, 2.5,  bullets new (2.5 an answer) in 4 of 5 cases",
        "BULLETS,     0.1, 2,    1900% more bullets in 4 of 5 cases",
        "DIGITS,      0.1, 0.25, share of digits 10.0% → 25.0% in 4 of 5 cases",
    })
    void is_said_in_the_words_that_fit_its_size(Style feature, double before, double now, String words) {
        assertThat(new StyleShift(feature, before, now, 3, 4, 5).inWords()).hasToString(words);
    }

    @Test
    void three_at_most_are_told() {
        StyleShift clear = new StyleShift(Style.WORDS, 10, 20, 9, 5, 5);
        StyleShift faint = new StyleShift(Style.COMMAS, 10, 20, 1, 5, 5);

        assertThat(StyleShift.inWords(List.of(faint, clear, clear, clear, clear)))
                .hasSize(3);
    }
}
