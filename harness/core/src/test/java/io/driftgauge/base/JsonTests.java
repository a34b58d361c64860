package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"b\":1,\"a\":[{\"d\":1,\"c\":2}]} | {\"a\":[{\"c\":2,\"d\":1}],\"b\":1}",
                "[1.0, 1, 1e0, 100, 1e2]             | [1,1,1,100,100]",
                "[0.70, 7e-1]                        | [0.7,0.7]",
                "[0, 0.0, -0.0]                      | [0,0,0]",
                "\"ä\"                               | \"ä\"",
            })
    void has_one_text_for_one_value(String json, String canonical) throws JsonProcessingException {
        assertThat(Json.canonical(Json.parse(json))).isEqualTo(canonical);
    }

    @Test
    void keeps_what_a_huge_exponent_stands_for_short() {
        assertThat(Json.canonical(1e308)).isEqualTo("1" + "0".repeat(308));
        assertThat(Json.canonical(new java.math.BigDecimal("1e99999999"))).hasSizeLessThan(30);
        assertThat(Json.canonical(Double.NaN)).isEqualTo("\"NaN\"");
    }

    @Test
    void sorts_maps_of_any_kind() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", List.of(true));

        assertThat(Json.canonical(map)).isEqualTo("{\"a\":[true],\"z\":1}");
        assertThat(Json.line(map)).isEqualTo("{\"a\":[true],\"z\":1}");
    }

    @Test
    void prints_an_element_a_line_and_a_final_newline() {
        assertThat(Json.pretty(Map.of("text", List.of("one", "two"))))
                .isEqualTo("{\n  \"text\": [\n    \"one\",\n    \"two\"\n  ]\n}\n");
    }

    @Test
    void keeps_the_order_in_which_an_object_was_filled() {
        assertThat(Json.line(Json.object().put("z", 1).put("a", 2))).isEqualTo("{\"z\":1,\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{", "[1,]", "nul"})
    void reads_no_sloppy_json(String json) {
        assertThatThrownBy(() -> Json.parse(json)).isInstanceOf(JsonProcessingException.class);
    }
}
