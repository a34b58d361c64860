package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunReporter;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Ten runs of a case whose model changed before the sixth; the new answer was accepted before the eighth. */
@EnabledIf(
        value = "io.driftgauge.allure.Browser#isPresent",
        disabledReason = "no chromium with chromedriver on the path")
class TenRunsInBrowserTests {

    private static final String OLD = "You can return it within 30 days of delivery.";
    private static final String NEW = "Returns are taken for 14 days, counted from the purchase.";
    private static final String CASE = Ids.of("support/refunds/refund-window @ tiny");

    private final RunFolders folders;
    private final Path page;

    TenRunsInBrowserTests(@TempDir Path root) {
        folders = Runs.folders(root);
        page = folders.reports().resolve("allure-report/index.html");
    }

    private static RunResult run(int number) {
        boolean drifted = number == 6 || number == 7;
        Cases made = Cases.of("support/refunds", "refund-window")
                .before(number < 8 ? OLD : NEW, number < 8 ? OLD : NEW)
                .now(number < 6 ? OLD : NEW)
                .servedBy(number < 6 ? Cases.OLD : Cases.NEW);
        CaseResult result = drifted
                ? made.judged(Runs.drifted("facts: 30 days → 14 days", Moved.FACTS), 0.41, 1, 0.92, 0.0001)
                : made.judged(new Verdict.Stable(Phrase.verbatim("As before.")), 0.99, 1, 0.92, 1);
        Verdict suite = drifted
                ? Runs.drifted("1 of 1 cases moved.", Moved.FACTS)
                : new Verdict.Stable(Phrase.verbatim("No case moved."));
        return Runs.on(number, List.of(result), List.of(Runs.suite("support/refunds", suite)));
    }

    @BeforeEach
    void runSevenTimes() throws IOException {
        for (int number = 1; number <= 7; number++) {
            replay(number);
        }
        report(7);
    }

    private void replay(int number) throws IOException {
        new RunReporter(folders, Secrets.of(Map.of())).write(run(number));
    }

    private void report(int number) {
        Settings settings = Settings.of(
                Map.of("driftgauge.cache", folders.root().resolve("cache").toString()));
        new AllureListener(Map.of()).closed(run(number), Map.of(), folders, settings);
    }

    @Test
    void showsSinceWhenAndThenThatItWasAccepted() throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(page, "drift");
            browser.waitFor("since run 6 of 7, 2026-11-06");
            assertThat(browser.one(".dg-cell").getAttribute("aria-label")).contains("since run 6 of 7");
            browser.go("testresult/" + CASE);
            browser.waitFor("In trouble since run 6 of 7 (2026-11-06).");
            assertThat(browser.all(".dg-timeline .dg-trouble")).hasSize(2);
            assertThat(browser.all(".dg-timeline .dg-accepted")).isEmpty();

            for (int number = 8; number <= 10; number++) {
                replay(number);
            }
            report(10);

            browser.open(page, "drift");
            browser.waitFor("No drift found in 1 case");
            assertThat(browser.all(".dg-cell .dg-spark .dg-accepted")).hasSize(1);
            browser.go("testresult/" + CASE);
            browser.waitFor("Another baseline was accepted before run 8 (2026-11-08).");
            assertThat(browser.all(".dg-timeline circle")).hasSize(8);
            assertThat(browser.all(".dg-timeline .dg-trouble")).hasSize(2);
            assertThat(browser.all(".dg-timeline .dg-accepted")).hasSize(1);
            assertThat(browser.all(".dg-timeline .dg-band")).hasSize(10);
            assertThat(browser.console()).isEmpty();
        }
    }

    @Test
    void tellsAPullRequestSinceWhen() throws IOException {
        assertThat(Files.readString(folders.reports().resolve("drift.md"))).contains("since run 6 of 7, 2026-11-06");
    }
}
