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
