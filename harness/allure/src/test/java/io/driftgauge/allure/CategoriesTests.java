package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.TestOutcome;
import io.qameta.allure.model.Status;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CategoriesTests {

    @ParameterizedTest
    @EnumSource
    void sortsEachKindOfDriftIntoItsCategory(Moved moved) {
        assertThat(categoriesOf(Cases.of("s", "c").before("a").now("b").judged(Runs.drifted("Moved.", moved))))
                .containsExactly("Drift: " + ReportTexts.english().word(moved));
    }

    @Test
    void sortsACaseIntoEachKindOfDriftThatItShows() {
        CaseResult result = Cases.of("s", "c")
                .before("a")
                .now("b")
                .judged(Runs.drifted("Two\nlines.", Moved.TOOL_CALLS, Moved.FORMAT, Moved.LENGTH));

        assertThat(categoriesOf(result))
                .containsExactlyInAnyOrder("Drift: tool calls", "Drift: format", "Drift: length");
    }

    @ParameterizedTest
    @CsvSource({
        "mentions-days, Broken assertion",
        "changed-prompt, Stale baseline",
        "new-case, No baseline",
        "outage, Provider error",
        "poem, Unstable prompt",
        "few, Inconclusive",
        "swapped, Swapped model",
        "greeting, ",
        "not-live, "
    })
    void sortsOtherVerdicts(String caseId, String category) {
        CaseResult result = Runs.ofEveryVerdict().cases().stream()
                .filter(c -> c.key().caseKey().caseId().equals(caseId))
                .findFirst()
                .orElseThrow();

        assertThat(categoriesOf(result)).isEqualTo(category == null ? List.of() : List.of(category));
    }

    @Test
    void areNotForgedByWhatAModelSays() {
        CaseResult result = Cases.of("s", "c")
                .before("a")
                .now("b")
                .judged(Runs.drifted(
                        "Provider error. Drifted: facts.\nStale baseline. Unstable prompt.", Moved.MEANING));

        assertThat(categoriesOf(result)).containsExactly("Drift: meaning");
    }

    /** As the generator does: the whole message, with line breaks, and only for its statuses. */
    private static List<String> categoriesOf(CaseResult result) {
        Standing standing = Standing.of(result.verdict());
        String message = Message.of(result, standing, Runs.wording()).head();
        return Categories.all(ReportTexts.english()).stream()
                .filter(c -> c.matchedStatuses().contains(standing.status().value()))
                .filter(c -> Pattern.compile(c.messageRegex(), Pattern.DOTALL)
                        .matcher(message)
                        .matches())
                .map(Categories.Category::name)
                .toList();
    }

    @Test
    void showATestBodyThatFailedOnItsOwn() {
        CaseResult result =
                Cases.of("s", "c").before("a").now("a").judged(new Verdict.Stable(Phrase.verbatim("Holds.")));
        Standing standing = Standing.of(
                result.verdict(), new TestOutcome(TestOutcome.Status.FAILED, new AssertionError("expected 3 lines")));

        assertThat(standing.status()).isEqualTo(Status.FAILED);
        assertThat(Message.of(result, standing, Runs.wording()).head())
                .isEqualTo("Test failed. java.lang.AssertionError: expected 3 lines");
    }
}
