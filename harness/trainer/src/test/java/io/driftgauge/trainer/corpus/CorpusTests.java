package io.driftgauge.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTests {
    private static final Set<String> CHANGED_IN_2026_2 =
            Set.of("capital", "json-person", "json-order", "return-window", "discount-code", "greeting");

    @ParameterizedTest
    @EnumSource(names = {"TINY_2026_1", "TINY_2026_2"})
    void every_item_has_a_question_and_an_answer_without_open_places(Release release) {
        Corpus corpus = new Corpus(release);
        for (Task task : corpus.tasks()) {
            assertThat(corpus.items(task)).isNotEmpty().allSatisfy(item -> {
                assertThat(item.question()).doesNotContain("{", "}").isNotBlank();
                assertThat(item.answers())
                        .isNotEmpty()
                        .allSatisfy(answer -> assertThat(answer.text())
                                .doesNotContainPattern("\\{[a-z]+}")
                                .isNotBlank());
            });
        }
    }

    @Test
    void a_question_has_one_set_of_answers_only() {
        Corpus corpus = new Corpus(Release.TINY_2026_1);
        List<Item> all = corpus.tasks().stream()
                .flatMap(task -> corpus.items(task).stream())
                .toList();
        all.stream()
                .collect(Collectors.groupingBy(Item::question))
                .forEach((question, items) -> assertThat(items.stream().map(Item::answers))
                        .as(question)
                        .containsOnly(items.get(0).answers()));
    }

    @Test
    void the_update_changes_the_announced_tasks_and_no_others() {
        Corpus before = new Corpus(Release.TINY_2026_1);
        Corpus after = new Corpus(Release.TINY_2026_2);
        Set<String> changed = new HashSet<>();
        for (int i = 0; i < before.tasks().size(); i++) {
            Task task = before.tasks().get(i);
            if (!before.items(task).equals(after.items(after.tasks().get(i)))) {
                changed.add(task.name());
            }
        }
        assertThat(changed).isEqualTo(CHANGED_IN_2026_2);
    }

    @Test
    void every_task_holds_out_between_a_twentieth_and_a_fifth_of_its_items() {
        Corpus corpus = new Corpus(Release.TINY_2026_1);
        for (Task task : corpus.tasks()) {
            double share = (double) corpus.heldOutItems(task).size()
                    / corpus.items(task).size();
            assertThat(share).as(task.name()).isBetween(0.05, 0.2);
        }
    }

    @Test
    void the_surfaces_are_those_that_people_type() {
        assertThat(Arrays.stream(Surface.values()).map(surface -> surface.applyTo("How can I pay?")))
                .containsExactly(
                        "How can I pay?",
                        "how can i pay",
                        "How can I pay",
                        "Hi! How can I pay?",
                        "Hello, I have a question. How can I pay?",
                        "How can I pay? Thank you.");
    }
}
