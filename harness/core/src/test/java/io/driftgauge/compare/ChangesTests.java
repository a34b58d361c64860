package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Change.Aspect;
import io.driftgauge.suite.JsonPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTests {

    private final Changes changes = new Changes(JsonPolicy.DEFAULT, (a, b) -> 0);

    @Test
    void nothing_changed_where_every_new_answer_was_recorded() {
        assertThat(changes.of(texts("a", "b"), texts("b", "a"), List.of())).isEmpty();
        assertThat(changes.of(List.of(), texts("b"), List.of())).isEmpty();
        assertThat(changes.of(texts("a"), List.of(), List.of())).isEmpty();
    }

    @Test
    void the_first_answer_that_is_new_is_held_against_the_one_that_came_most() {
        List<Change> found = changes.of(texts("[1]", "[2]", "[2]"), texts("[2]", "[3]", "[4]"), List.of());

        assertThat(found).extracting(Change::words).containsExactly("$[0]: 2 → 3");
    }

    @Test
    void json_that_became_prose_is_another_type() {
        assertThat(words("{\"a\": 1}", "It is one.")).containsExactly("was JSON, is prose");
        assertThat(words("It is one.", "{\"a\": 1}")).containsExactly("was prose, is JSON");
    }

    @Test
    void prose_is_compared_by_its_facts() {
        List<Change> found = changes.of(texts("Within 30 days."), texts("Within 14 days."), List.of());

        assertThat(found).singleElement().satisfies(c -> {
            assertThat(c.words()).contains("30 days", "14 days");
            assertThat(c.aspect()).isNotEqualTo(Aspect.STRUCTURE);
        });
    }

    @Test
    void tool_calls_are_told_one_by_one() {
        assertThat(calls(List.of("find({\"n\":1})"), List.of("find({\"n\":2})")))
                .containsExactly("find({\"n\":1}) → find({\"n\":2})");
        assertThat(calls(List.of("find({})"), List.of())).containsExactly("no longer called: find({})");
        assertThat(calls(List.of(), List.of("find({})"))).containsExactly("newly called: find({})");
        assertThat(calls(List.of("find({})", "book({})"), List.of("book({})", "find({})")))
                .containsExactly("tools in another order: find, book → book, find");
        assertThat(calls(List.of("find({})", "find({})"), List.of("find({})")))
                .containsExactly("no longer called: find({})");
        assertThat(calls(List.of("find({\"n\":1})", "book({})"), List.of("pay({})", "find({\"n\":2})")))
                .containsExactly(
                        "find({\"n\":1}) → find({\"n\":2})", "no longer called: book({})", "newly called: pay({})");
    }

    @Test
    void a_change_of_tools_names_the_tool_and_both_calls() {
        Change change = changes.of(
                        List.of(calling(List.of("find({\"n\":1})"))),
                        List.of(calling(List.of("find({\"n\":2})"))),
                        List.of())
                .get(0);

        assertThat(change)
                .isEqualTo(new Change(
                        Aspect.TOOLS,
                        null,
                        "arguments",
                        "find",
                        "find({\"n\":1})",
                        "find({\"n\":2})",
                        Phrase.verbatim("find({\"n\":1}) → find({\"n\":2})")));
    }

    private List<String> words(String was, String is) {
        return changes.of(texts(was), texts(is), List.of()).stream()
                .map(Change::words)
                .toList();
    }

    private List<String> calls(List<String> was, List<String> is) {
        return changes.of(List.of(calling(was)), List.of(calling(is)), List.of()).stream()
                .map(Change::words)
                .toList();
    }

    private static List<Features> texts(String... texts) {
        List<Features> answers = new ArrayList<>();
        for (String text : texts) {
            answers.add(features(text, Formats.of(text), List.of()));
        }
        return answers;
    }

    private static Features calling(List<String> tools) {
        return features("", "empty", tools);
    }

    private static Features features(String text, String format, List<String> tools) {
        return new Features(text, null, format, List.of(), false, 1, tools, HashingEmbedder.embedding(text));
    }
}
