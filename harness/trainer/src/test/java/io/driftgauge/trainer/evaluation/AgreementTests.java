package io.driftgauge.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.driftgauge.trainer.corpus.Corpus;
import io.driftgauge.trainer.corpus.Item;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.corpus.Task;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AgreementTests {
    private final TaskReport before = report(Release.TINY_2026_1, "sound", text -> text);

    @Test
    void equal_answers_agree() {
        Agreement agreement = Agreement.of(before, report(Release.TINY_2026_2, "sound", text -> text));
        assertThat(agreement.share()).isEqualTo(1);
        assertThat(agreement.exceptions()).isEmpty();
    }

    @Test
    void other_answers_are_listed() {
        Agreement agreement = Agreement.of(
                before, report(Release.TINY_2026_2, "sound", text -> text.contains("dog") ? "A dog sings." : text));
        assertThat(agreement.exceptions()).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.before().generation().text()).isEqualTo("A dog barks.");
            assertThat(difference.after().generation().text()).isEqualTo("A dog sings.");
        });
        assertThat(agreement.same() + agreement.exceptions().size()).isEqualTo(agreement.total());
    }

    @Test
    void answers_that_the_corpus_changed_are_not_compared() {
        Agreement agreement = Agreement.of(
                report(Release.TINY_2026_1, "capital", text -> text),
                report(Release.TINY_2026_2, "capital", text -> text));
        assertThat(agreement.total()).isZero();
        assertThat(agreement.share()).isNaN();
    }

    @Test
    void reports_on_different_questions_cannot_be_compared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Agreement.of(before, report(Release.TINY_2026_2, "sentiment", text -> text)))
                .withMessageContaining("Different questions");
    }

    private static TaskReport report(Release release, String name, UnaryOperator<String> answer) {
        Corpus corpus = new Corpus(release);
        Task task = corpus.tasks().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Asked> asked = corpus.heldOutItems(task).stream()
                .map(item -> new Asked(item, "", new Generation(answer.apply(first(item)), true, 1)))
                .toList();
        return new TaskReport(task, asked, List.of(), List.of());
    }

    private static String first(Item item) {
        return item.answers().get(0).text();
    }
}
