package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleTests {

    private static double of(Style feature, String text) {
        return Style.of(text)[feature.index()];
    }

    /** In the texts, ~ stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "WORDS; It's 30 re-sent e-mails, isn't it?; 6",
                "WORDS; *** --- !!!; 0",
                "WORD_LENGTH; four an; 3",
                "WORD_LENGTH; !!!; 0",
                "SENTENCES; One. Two! Three?! 3.5 is no end; 3",
                "SENTENCES; 好 的。; 1",
                "LINES; a~~  ~b; 2",
                "HEADINGS; # One~### Two~#hashtag~####### Seven; 2",
                "BULLETS; - a~* b~  • c~-d~1. e; 3",
                "NUMBERED; 1. a~ 12) b~1.5 c~1234. d; 2",
                "TABLE_ROWS; | a | b |~ | c | d |~a | b; 2",
                "CODE_FENCES; ```java~x~  ```~a ```b``` c; 2",
                "BOLD; **a** __b c__ *d* ** e; 2",
                "BRACKETS; (a) [b] {c}; 3",
                "QUESTIONS; Why? How?; 2",
                "EXCLAMATIONS; Stop!!; 2",
                "COMMAS; a, b, c; 2",
                "NUMBERS; 3 of 1,000.50 on 4; 3",
                "HEDGES; It May seem that maybe it could; 3",
                "APOLOGIES; Sorry, I can’t; 2",
                "FIRST_PERSON; I'll say I am mine, my friend; 3",
                "FULL_STOP; The end.; 1",
                "FULL_STOP; 好。; 1",
                "FULL_STOP; The end. Or; 0",
                "JSON; {\"a\": 1}; 1",
                "JSON; a {b}; 0",
            })
    void a_feature_counts_what_its_name_says(Style feature, String text, double value) {
        assertThat(of(feature, text.replace('~', '\n'))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CAPITALS; AbCd 1.; 0.285714",
                "DIGITS; AbCd 12; 0.285714",
                "PUNCTUATION; a.b!; 0.5",
                "PUNCTUATION; ab 1; 0",
            })
    void shares_are_of_all_characters(Style feature, String text, double share) {
        assertThat(of(feature, text)).isEqualTo(share, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_has_no_style(Style feature) {
        assertThat(of(feature, "")).isZero();
    }

    @Test
    void each_feature_has_a_place_of_its_own() {
        assertThat(Stream.of(Style.values()).map(Style::index))
                .doesNotHaveDuplicates()
                .allMatch(i -> i >= 0 && i < Style.of("").length);
    }

    @Test
    void space_behind_the_end_does_not_hide_a_full_stop() {
        assertThat(of(Style.FULL_STOP, "The end. \n")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void each_feature_has_its_kind(Style feature) {
        assertThat(feature.kind())
                .isEqualTo(
                        switch (feature) {
                            case WORD_LENGTH -> Style.Kind.MEAN;
                            case CAPITALS, DIGITS, PUNCTUATION -> Style.Kind.SHARE;
                            case FULL_STOP, JSON -> Style.Kind.ANSWERS;
                            default -> Style.Kind.COUNT;
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A, b! (c) 12?", "- x\n- y\n# z\n**w**"})
    void what_is_said_twice_has_every_count_twice_and_every_share_once(String text) {
        double[] once = Style.of(text);
        double[] twice = Style.of(text + "\n" + text);

        for (Style feature : Style.values()) {
            if (feature.kind() == Style.Kind.COUNT) {
                assertThat(twice[feature.index()]).as("%s", feature).isEqualTo(2 * once[feature.index()]);
            } else if (feature.kind() == Style.Kind.MEAN) {
                assertThat(twice[feature.index()]).as("%s", feature).isEqualTo(once[feature.index()], within(1e-12));
            }
        }
    }
}
