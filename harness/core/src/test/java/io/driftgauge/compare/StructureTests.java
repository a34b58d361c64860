package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.driftgauge.base.Json;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.JsonPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTests {

    private static final JsonPolicy LOOSE = new JsonPolicy(false, 0.01, 0.9, List.of("$.id", "$.items[*].id"));

    private static List<String> words(String was, String is, JsonPolicy policy) {
        try {
            return JsonDiff.between(
                            Json.parse(was),
                            Json.parse(is),
                            policy,
                            (a, b) -> a.length() == b.length() ? 0.95 : 0.5,
                            null)
                    .stream()
                    .map(Change::words)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} | {\"a\": 2} | $.a: 1 → 2",
                "{\"a\": 1} | {\"a\": \"1\"} | $.a: is a text instead of a number: 1 → \"1\"",
                "{\"a\": 1, \"b\": 2} | {\"a\": 1} | $.b: gone: 2",
                "{\"a\": 1} | {\"a\": 1, \"b\": [2]} | $.b: new: [2]",
                "{\"a\": [1, 2]} | {\"a\": [2, 1]} | $.a: the same items in another order",
                "{\"a\": [{\"b\": 1}]} | {\"a\": [{\"b\": 2}]} | $.a[0].b: 1 → 2",
                "{\"a\": [1]} | {\"a\": [1, 3]} | $.a[1]: new: 3",
                "{\"a\": \"Returns within thirty days only\"} | {\"a\": \"Returns within 14 days only\"}"
                        + " | $.a: other facts: 30 days → 14 days",
                "{\"a\": \"a quick brown dog x\"} | {\"a\": \"what else is there now\"}"
                        + " | $.a: says something else (similarity 0.50): \"a quick brown dog x\" → \"what else is there now\"",
            })
    void says_what_differs_by_path(String was, String is, String words) {
        assertThat(words(was, is, JsonPolicy.DEFAULT)).singleElement().isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"b\": 2} | {\"b\": 2.0, \"a\": 1}",
                "{\"a\": \"it is quite warm today\"} | {\"a\": \"it is fairly hot today\"}",
            })
    void sees_nothing_where_nothing_differs(String was, String is) {
        assertThat(words(was, is, JsonPolicy.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"p\": 100} | {\"p\": 100.9}",
                "{\"id\": 7, \"a\": 1} | {\"id\": 8, \"a\": 1}",
                "{\"items\": [{\"id\": 1, \"n\": 2}, {\"n\": 3}]} | {\"items\": [{\"n\": 3}, {\"id\": 9, \"n\": 2}]}",
            })
    void a_policy_of_its_own_tolerates_what_it_says(String was, String is) {
        assertThat(words(was, is, LOOSE)).isEmpty();
        assertThat(words(was, is, JsonPolicy.DEFAULT)).isNotEmpty();
        assertThat(Content.sameStructure(was, is, LOOSE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": null} | {\"a\": 1} | $.a: is a number instead of null: null → 1",
                "{\"a\": true} | {\"a\": false} | $.a: true → false",
                "{\"a\": true} | {\"a\": {}} | $.a: is an object instead of true or false: true → {}",
                "{\"a\": []} | {\"a\": {}} | $.a: is an object instead of a list: [] → {}",
                "{\"a\": \"blue\"} | {\"a\": \"red\"} | $.a: \"blue\" → \"red\"",
                "{\"a\": \"one two three four\"} | {\"a\": \"red\"} | $.a: \"one two three four\" → \"red\"",
            })
    void tells_kinds_of_values_apart(String was, String is, String words) {
        assertThat(words(was, is, JsonPolicy.DEFAULT)).containsExactly(words);
    }

    @Test
    void in_lists_without_order_what_is_left_over_is_told_by_its_place() {
        JsonPolicy loose = new JsonPolicy(false, 0, 0.9, List.of("$[*].id"));

        assertThat(words("[1, 2, 3]", "[3, 1, 4]", loose)).containsExactly("$[1]: 2 → 4");
        assertThat(words("[1, 2, 3]", "[3, 1]", loose)).containsExactly("$[1]: gone: 2");
        assertThat(words("[1]", "[2, 1]", loose)).containsExactly("$[0]: new: 2");
        assertThat(words("[{\"id\": 1}]", "[{\"id\": 2}]", loose)).isEmpty();
    }

    @Test
    void a_list_item_that_came_or_went_is_ignored_where_its_path_is() {
        JsonPolicy policy = new JsonPolicy(true, 0, 0.9, List.of("$.log[*]"));

        assertThat(words("{\"log\": [1]}", "{\"log\": [2, 3]}", policy)).isEmpty();
        assertThat(words("{\"log\": [1]}", "{\"log\": [2, 3]}", JsonPolicy.DEFAULT))
                .containsExactly("$.log[0]: 1 → 2", "$.log[1]: new: 3");
    }

    @Test
    void numbers_are_equal_up_to_and_with_the_tolerance() {
        JsonPolicy tenth = new JsonPolicy(true, 0.1, 0.9, List.of());

        assertThat(words("[90]", "[100]", tenth)).isEmpty();
        assertThat(words("[89.9]", "[100]", tenth)).containsExactly("$[0]: 89.9 → 100");
        assertThat(words("[-90]", "[-100]", tenth)).isEmpty();
        assertThat(words("[90]", "[-90]", tenth)).containsExactly("$[0]: 90 → -90");
    }

    @Test
    void texts_as_similar_as_the_policy_asks_are_the_same() {
        JsonPolicy half = new JsonPolicy(true, 0, 0.5, List.of());

        assertThat(words("[\"a quick brown dog x\"]", "[\"what else is there now\"]", half))
                .isEmpty();
    }

    @Test
    void a_long_value_is_cut_in_words_and_whole_in_the_change() {
        String sixty = "x".repeat(58);
        String longer = "y".repeat(59);

        assertThat(words("[1]", "[\"" + sixty + "\"]", JsonPolicy.DEFAULT).get(0))
                .endsWith("\"" + sixty + "\"");
        assertThat(words("[1]", "[\"" + longer + "\"]", JsonPolicy.DEFAULT).get(0))
                .endsWith("\"" + longer + "…");
    }

    @Test
    void answers_of_the_same_structure_share_label_and_facts_and_other_shapes_show_in_the_format() {
        Structures structures = new Structures(LOOSE, (a, b) -> 0);
        HashingEmbedder embedder = new HashingEmbedder();
        List<Features> features = Stream.of(
                        "{\"id\": 1, \"p\": 100}", "{\"p\": 100.5, \"id\": 2}", "{\"id\": 3, \"p\": 200}", "{\"q\": 1}")
                .map(t -> new Features(
                        t,
                        t,
                        "json-object",
                        List.of(),
                        false,
                        3,
                        List.of(),
                        embedder.embed(List.of(t)).get(0)))
                .toList();
        List<Features> refined = structures.refined(new AnswerRule.Automatic(), features);
        assertThat(refined.get(0).parsed()).isEqualTo(refined.get(1).parsed());
        assertThat(refined.get(0).facts()).isEqualTo(refined.get(1).facts());
        assertThat(refined.get(0).parsed()).isNotEqualTo(refined.get(2).parsed());
        assertThat(refined.get(0).format()).isEqualTo("json-object {id: number, p: number}");
        assertThat(refined.get(3).format()).isEqualTo("json-object {q: number}");
    }
}
