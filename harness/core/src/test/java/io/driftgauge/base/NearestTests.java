package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {

    private static final List<String> KEYS = List.of("vars", "id", "assert", "description", "tags", "options");

    @ParameterizedTest
    @CsvSource({
        "vairables, vars",
        "var, vars",
        "Vars, vars",
        "asert, assert",
        "desciption, description",
        "tag, tags",
        "option, options",
    })
    void names_the_nearest_known_name(String given, String nearest) {
        assertThat(Nearest.of(given, KEYS)).contains(nearest);
    }

    @ParameterizedTest
    @CsvSource({"zzz", "qqqqqqqq", "\uD83D\uDE00"})
    void stays_silent_when_nothing_is_near(String given) {
        assertThat(Nearest.of(given, KEYS)).isEmpty();
    }

    @Test
    void tells_the_nearest_and_all_known_names_in_order() {
        assertThat(Nearest.hint("keys", "vairables", List.of("vars", "id")))
                .isEqualTo("Did you mean 'vars'? Known keys: id, vars.");
    }

    @Test
    void lists_no_more_than_thirty_names() {
        List<String> many = IntStream.range(100, 200).mapToObj(i -> "n" + i).toList();

        assertThat(Nearest.listing("names", many)).endsWith("n129 and 70 more.");
    }

    @Test
    void says_that_there_is_nothing_to_choose_from() {
        assertThat(Nearest.hint("suites", "a", List.of())).isEqualTo("There are no suites.");
    }

    @Test
    void does_not_measure_endless_names() {
        assertThat(Nearest.of("v".repeat(1_000_000), KEYS)).isEmpty();
    }
}
