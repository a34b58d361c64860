package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\": 1} | ~```json\n{\"a\": 1}\n```~ | true",
                "{\"a\": 1, \"b\": 2} | {\"b\":2,\"a\":1} | true",
                "{\"a\": 1} | {\"a\": 2} | false",
                "{\"a\": 1} | ~```json\n{\"a\": 2}\n```~ | false",
                "Yes. | ~```\nYes.\n```~ | true",
                "Yes. | No. | false",
                "Yes. | Yes, it is. | false",
            })
    void a_wrapping_does_not_change_what_an_answer_says(String before, String now, boolean same) {
        assertThat(Content.same(before, now)).isEqualTo(same);
        assertThat(Content.same(now, before)).isEqualTo(same);
    }
}
