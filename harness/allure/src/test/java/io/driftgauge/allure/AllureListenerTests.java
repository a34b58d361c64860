package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunListener;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.TestOutcome;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureListenerTests {

    private final Path root;
    private final RunFolders folders;
    private final AllureListener listener = new AllureListener(Map.of());
    private final RunResult run = Runs.ofEveryVerdict();

    AllureListenerTests(@TempDir Path root) {
        this.root = root;
        folders = Runs.folders(root);
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(RunListener.class)).hasAtLeastOneElementOfType(AllureListener.class);
    }

    @Test
    void writesAResultACaseAndASuite() throws IOException {
        listener.judged(run, folders, settings());

        assertThat(results()).hasSize(run.cases().size() + run.suites().size());
        assertThat(folders.reports().resolve("allure-report")).doesNotExist();
    }

    @Test
    void writesWhatAllureNeedsOfEachResult() throws IOException {
        listener.judged(run, folders, settings());

        assertThat(results()).allSatisfy(result -> {
            for (String field :
                    List.of("uuid", "historyId", "testCaseId", "fullName", "name", "status", "descriptionHtml")) {
                assertThat(result.path(field).asText()).as(field).isNotEmpty();
            }
            assertThat(result.path("stage").asText()).isEqualTo("finished");
            assertThat(result.path("stop").asLong())
                    .isGreaterThanOrEqualTo(result.path("start").asLong());
            assertThat(result.path("labels")).isNotEmpty();
        });
    }

    @Test
    void writesTheSameIdsAgain() throws IOException {
        listener.judged(run, folders, settings());
        List<String> first = historyIds();

        listener.judged(run, folders, settings());

        assertThat(historyIds()).isEqualTo(first).doesNotHaveDuplicates();
    }

    @Test
    void startsAfreshEachRun() throws IOException {
        listener.judged(run, folders, settings());
        Files.writeString(folders.reports().resolve("allure-results/old-result.json"), "{}");

        listener.judged(run, folders, settings());

        assertThat(folders.reports().resolve("allure-results/old-result.json")).doesNotExist();
    }

    @Test
    void showsATestThatFailedThoughItsCaseHolds() throws IOException {
        CaseResult stable = run.cases().stream()
                .filter(c -> c.verdict().kind() == VerdictKind.STABLE)
                .findFirst()
                .orElseThrow();
        Map<ReplayKey, TestOutcome> outcomes = Map.of(
                stable.key(), new TestOutcome(TestOutcome.Status.FAILED, new AssertionError("expected three lines")));

        listener.closed(run, outcomes, folders, settings());

        assertThat(results())
                .filteredOn(
                        r -> r.path("statusDetails").path("message").asText().contains("expected three lines"))
                .singleElement()
                .satisfies(r -> assertThat(r.path("status").asText()).isEqualTo("failed"));
    }

    @Test
    void writesResultsOnceIfTheTestsEndAsTheVerdictsSay() throws IOException {
        listener.judged(run, folders, settings());
        Path mark = Files.writeString(folders.reports().resolve("allure-results/mark.txt"), "");

        listener.closed(run, Map.of(), folders, settings());

        assertThat(mark).exists();
    }

    @Test
    void writesResultsAgainIfATestEndsOtherwise() throws IOException {
        CaseResult stable = run.cases().stream()
                .filter(c -> c.verdict().kind() == VerdictKind.STABLE)
                .findFirst()
                .orElseThrow();
        listener.judged(run, folders, settings());
        Path mark = Files.writeString(folders.reports().resolve("allure-results/mark.txt"), "");

        listener.closed(
                run,
                Map.of(stable.key(), new TestOutcome(TestOutcome.Status.FAILED, new AssertionError("three lines"))),
                folders,
                settings());

        assertThat(mark).doesNotExist();
    }

    @Test
    void leavesAReportWithTheDriftTab() throws IOException {
        listener.closed(run, Map.of(), folders, settings());

        ReportPage page = ReportPage.read(folders.reports().resolve("allure-report/index.html"));
        assertThat(page.files()).contains("data/drift.json", "widgets/drift.json");
        assertThat(page.text("data/drift.json")).contains("refund-window").doesNotContain("\"texts\"");
    }

    @Test
    void keepsTheTrendOverRuns() throws IOException {
        Path trend = trendOfEarlierRuns();

        listener.closed(run, Map.of(), folders, settings());

        assertThat(Json.parse(Files.readString(trend)))
                .extracting(t -> t.path("buildOrder").asInt())
                .containsExactly(7, 6);
    }

    @Test
    void keepsPartialRunsOutOfTheTrend() throws IOException {
        Path trend = trendOfEarlierRuns();
        String before = Files.readString(trend);

        listener.closed(Runs.of(run.cases().subList(0, 1), List.of()), Map.of(), folders, settings());

        assertThat(Files.readString(trend)).isEqualTo(before);
    }

    @Test
    void startsTheTrendAnewIfItIsSpoilt() throws IOException {
        Path trend = trendOfEarlierRuns();
        Files.writeString(trend, "[{\"buildOrder\": 6, ");

        listener.closed(run, Map.of(), folders, settings());

        assertThat(Json.parse(Files.readString(trend)))
                .extracting(t -> t.path("buildOrder").asInt())
                .containsExactly(1);
    }

    private Path trendOfEarlierRuns() throws IOException {
        Path trend = folders.reports().resolve("allure-history/history-trend.json");
        Files.createDirectories(trend.getParent());
        return Files.writeString(
                trend,
                "[{\"buildOrder\": 6, \"reportName\": \"Prompt drift\", \"data\": {\"passed\": 3, \"total\": 3}}]");
    }

    @Test
    void leavesAUsersOwnAllureAlone() throws IOException {
        AllureLifecycle before = Allure.getLifecycle();
        CountingListener.HEARD.set(0);

        listener.closed(run, Map.of(), folders, settings());

        assertThat(Allure.getLifecycle()).isSameAs(before);
        assertThat(Allure.getLifecycle().getCurrentTestCase()).isEmpty();
        assertThat(CountingListener.HEARD).hasValue(0);
        assertThat(Path.of("allure-results")).doesNotExist();
    }

    @Test
    void survivesAReportsFolderThatCannotBeWritten() throws IOException {
        Files.writeString(root.resolve("reports"), "a file where the folder should be");

        listener.judged(run, folders, settings());
        listener.closed(run, Map.of(), folders, settings());

        assertThat(root.resolve("reports")).isRegularFile();
    }

    private List<String> historyIds() throws IOException {
        return results().stream()
                .map(r -> r.path("historyId").asText())
                .sorted()
                .toList();
    }

    private List<JsonNode> results() throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(folders.reports().resolve("allure-results"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
                results.add(Json.parse(Files.readString(file)));
            }
        }
        return results;
    }

    private Settings settings() {
        return Settings.of(Map.of("driftgauge.cache", root.resolve("cache").toString()));
    }
}
