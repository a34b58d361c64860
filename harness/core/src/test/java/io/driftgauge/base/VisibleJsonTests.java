package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleJsonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain Grüße 日本 😀    | plain Grüße 日本 😀",
                "a\u202eb             | a\\u202eb",
                "a\u200bb             | a\\u200bb",
                "a\u00a0b             | a\\u00a0b",
                "a\u2028b             | a\\u2028b",
                "a\ud83db             | a\\ud83db",
                "a\ude00b             | a\\ude00b",
                "a\udb40\udc41b       | a\\udb40\\udc41b",
            })
    void shows_what_is_hidden_and_nothing_else(String text, String shown) {
        assertThat(VisibleJson.of(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202e\ud83d", "\ude00\ud83d", "a\udb40\udc41", "\ufeff\u0000\u007f\u009f"})
    void keeps_the_value_also_through_utf_8(String value) throws JsonProcessingException {
        byte[] bytes = VisibleJson.of(Json.line(value)).getBytes(StandardCharsets.UTF_8);

        assertThat(Json.parse(new String(bytes, StandardCharsets.UTF_8)).textValue())
                .isEqualTo(value);
    }
}
