package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.driftgauge.base.Phrase;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseEntryTests {

    @Test
    void namesACaseByItsFileAndId() {
        TestResult result = entry(drifted("refund-window")).result();

        assertThat(result.getFullName()).isEqualTo("prompts/support/refunds.yaml#refund-window");
        assertThat(result.getName()).isEqualTo("refund-window · States the 30 day window");
        assertThat(result.getParameters()).anyMatch(p -> p.getValue().equals("prompts/support/refunds.yaml:14"));
    }

    @Test
    void hasTheSameIdsInEveryRun() {
        TestResult first = entry(drifted("refund-window")).result();
        TestResult again = entry(Cases.of("support/refunds", "refund-window")
                        .before("a")
                        .now("other")
                        .judged(new Verdict.Stable(Phrase.verbatim("Holds."))))
                .result();

        assertThat(again.getHistoryId()).isEqualTo(first.getHistoryId());
        assertThat(again.getTestCaseId()).isEqualTo(first.getTestCaseId());
    }

    @Test
    void hasAHistoryOfItsOwnOnEachProvider() {
        TestResult one = entry(Cases.of("s", "c").on("tiny").now("a").judged(new Verdict.Stable(Phrase.verbatim(""))))
                .result();
        TestResult other = entry(
                        Cases.of("s", "c").on("large").now("a").judged(new Verdict.Stable(Phrase.verbatim(""))))
                .result();

        assertThat(other.getHistoryId()).isNotEqualTo(one.getHistoryId());
        assertThat(other.getTestCaseId()).isEqualTo(one.getTestCaseId());
    }

    @Test
    void carriesVerdictAndPlaceAsLabels() {
        assertThat(entry(drifted("refund-window")).result().getLabels())
                .extracting(Label::getName, Label::getValue)
                .contains(
                        tuple("parentSuite", "support/refunds"),
                        tuple("suite", "tiny"),
                        tuple("epic", "support/refunds"),
                        tuple("feature", "tiny"),
                        tuple("story", "refund-window"),
                        tuple("tag", "critical"),
                        tuple("severity", "critical"),
                        tuple("model", "tiny"),
                        tuple("suiteVersion", "3"),
                        tuple("drift.verdict", "DRIFTED"),
                        tuple("drift.moved", "facts"),
                        tuple("drift.similarity", "0.600000"));
    }

    @Test
    void saysWhatMovedInTheFirstLine() {
        TestResult result = entry(drifted("refund-window")).result();

        assertThat(result.getStatus()).isEqualTo(Status.FAILED);
        assertThat(result.getStatusDetails().getMessage())
                .startsWith("Drifted: facts. support/refunds/refund-window @ tiny: ");
    }

    @Test
    void attachesNothingToACaseThatPasses() {
        Entry entry = entry(
                Cases.of("s", "c").before("a").now("a", "a").judged(new Verdict.Stable(Phrase.verbatim("Holds."))));

        assertThat(entry.attachments()).isEmpty();
        assertThat(entry.result().getDescriptionHtml()).contains("answer 1, 2 of 2");
    }

    @Test
    void attachesPromptAnswersAndEvidenceToACaseThatFails() {
        assertThat(entry(drifted("refund-window")).attachments())
                .extracting(Entry.Attached::name)
                .containsExactly("prompt", "baseline", "answers", "evidence");
    }

    @Test
    void linksToTheLineWhereTheBuildTellsItsRepository() {
        Wording wording = Runs.wording(
                Map.of("GITLAB_CI", "true", "CI_PROJECT_URL", "https://gitlab.example/p", "CI_COMMIT_SHA", "abc"));
        CaseResult result = drifted("refund-window");

        TestResult entry = CaseEntry.of(result, Standing.of(result.verdict()), wording, new Lanes.Span(0, 1))
                .result();

        assertThat(entry.getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getUrl())
                        .isEqualTo("https://gitlab.example/p/-/blob/abc/prompts/support/refunds.yaml#L14"));
    }

    @Test
    void linksToTheIssueThatATagNamesAndNowhereElse() {
        CaseResult result = Cases.of("s", "c")
                .tagged("issue:SHOP-12", "issue:../../x?a=b#c")
                .now("a")
                .judged(new Verdict.Stable(Phrase.verbatim("Holds.")));

        assertThat(linked(result, "https://issues.example/browse/{issue}"))
                .containsExactly(
                        "https://issues.example/browse/SHOP-12",
                        "https://issues.example/browse/..%2F..%2Fx%3Fa%3Db%23c");
    }

    @Test
    void linksACaseThatFailsToAFormThatReportsIt() {
        assertThat(linked(drifted("refund-window"), "https://issues.example/new?title={title}"))
                .containsExactly(
                        "https://issues.example/new?title=Drifted%3A%20facts.%20support%2Frefunds%2Frefund-window%20%40%20tiny");
    }

    private static List<String> linked(CaseResult result, String pattern) {
        Wording wording = Runs.wording(Runs.folders(Cases.ROOT), Map.of(), Map.of("driftgauge.links.issue", pattern));
        return CaseEntry.of(result, Standing.of(result.verdict()), wording, new Lanes.Span(0, 1))
                .result()
                .getLinks()
                .stream()
                .map(Link::getUrl)
                .toList();
    }

    @Test
    void speaksTheReportsLanguage() {
        CaseResult result = drifted("refund-window");
        Wording wording = Runs.wording(Runs.folders(Cases.ROOT), Map.of(), Map.of("driftgauge.language", "zh-CN"));

        TestResult entry = CaseEntry.of(result, Standing.of(result.verdict()), wording, new Lanes.Span(0, 1))
                .result();

        assertThat(entry.getStatusDetails().getMessage()).startsWith("已漂移： 事实.");
        assertThat(entry.getDescriptionHtml()).contains("可能原因", "与基线的相似度");
    }

    @Test
    void showsNoFolderOutsideOfTheProject() {
        CaseResult result = drifted("refund-window");

        TestResult entry = CaseEntry.of(
                        result,
                        Standing.of(result.verdict()),
                        Runs.wording(Runs.folders(Cases.ROOT.resolve("elsewhere")), Map.of(), Map.of()),
                        new Lanes.Span(0, 1))
                .result();

        assertThat(entry.getFullName()).isEqualTo("refunds.yaml#refund-window");
    }

    private static CaseResult drifted(String id) {
        return Cases.of("support/refunds", id)
                .described("States the 30 day window")
                .tagged("critical", "smoke")
                .before("30 days")
                .now("14 days")
                .judged(Runs.drifted("The number changed.", Moved.FACTS), 0.6, 0.9, 0.8, 0.001);
    }

    private static Entry entry(CaseResult result) {
        return CaseEntry.of(result, Standing.of(result.verdict()), Runs.wording(), new Lanes.Span(10, 20));
    }
}
