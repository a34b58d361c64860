package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report as people meet it: one file, opened from a disk, in a real browser. */
@EnabledIf(
        value = "io.driftgauge.allure.Browser#isPresent",
        disabledReason = "no chromium with chromedriver on the path")
class ReportInBrowserTests {

    private static final String WORST = Ids.of("support/refunds/refund-window @ tiny");

    private static Browser browser;
    private static Path page;
    private static Path many;
    private static Path chinese;

    @BeforeAll
    static void makeReports(@TempDir Path root) {
        browser = Browser.start();
        page = report(Runs.ofEveryVerdict(), root.resolve("one"), Map.of());
        chinese = report(Runs.ofEveryVerdict(), root.resolve("two"), Map.of("driftgauge.language", "zh-CN"));
        many = report(manyCases(), root.resolve("many"), Map.of());
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @AfterEach
    void nothingWentWrong() throws IOException {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        browser.size(1440, 1000);
    }

    private static Path report(RunResult run, Path root, Map<String, String> more) {
        RunFolders folders = Runs.folders(root);
        Map<String, String> settings = new HashMap<>(more);
        settings.put("driftgauge.cache", root.resolveSibling("cache").toString());
        new AllureListener(Map.of()).closed(run, Map.of(), folders, Settings.of(settings));
        return folders.reports().resolve("allure-report/index.html");
    }

    private static RunResult manyCases() {
        List<CaseResult> cases = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            for (String provider : List.of("large", "small", "tiny")) {
                Cases made = Cases.of("suite-" + i % 3, "case-" + i)
                        .on(provider)
                        .tagged(i % 2 == 0 ? "even" : "odd")
                        .before("billing")
                        .now("billing");
                cases.add(
                        i == 150 && provider.equals("small")
                                ? made.judged(Runs.drifted("Moved.", Moved.MEANING), 0.4, 0.95, 0.9, 0.0001)
                                : made.judged(new Verdict.Stable(Phrase.verbatim("As before.")), 1, 1, 0.95, 1));
            }
        }
        return Runs.of(cases, List.of());
    }

    @Test
    void overviewSaysWhatDriftedAndLeadsThereInTwoClicks() {
        browser.open(page, "");
        browser.waitFor("2 of 20 cases drifted");
        assertThat(browser.text(".dg-box")).contains("support/refunds/refund-window", "facts, meaning, length");

        browser.one(".dg-worst a").click();

        browser.waitFor("If the new answers are right");
        assertThat(browser.address()).contains("#testresult/" + WORST);
        assertThat(browser.text(".dg-case")).contains("30 days", "14 days");
    }

    @Test
    void tokensAndTimeStandAgainstTheBaselineOnEveryLevel() {
        String told = "Answers take 33% more output tokens: 9 → 12 on average, in 4 of 5 cases";
        browser.open(page, "testresult/" + WORST);
        browser.waitFor("Tokens in the answer");
        assertThat(browser.text(".dg-figures"))
                .contains("Tokens in the prompt20 → 20 (±0%)", "Tokens in the answer9 → 12 (+33%)")
                .contains("Time of a call28 ms → 40 ms (+43%)");

        browser.open(page, "testresult/" + Ids.of("suite support/refunds @ tiny"));
        browser.waitFor("Tokens in the answer");
        assertThat(browser.text(".dg-case"))
                .contains(
                        "Tokens in the answer9 → 12 (+33%), so in 4 of 5 cases (p 0.0004)",
                        "Time of a call28 ms → 40 ms (+43%), so in 3 of 5 cases (p 0.2000)");

        browser.open(page, "drift");
        assertThat(browser.text(".dg-strip")).contains(told);
        browser.open(page, "");
        browser.waitFor(told);
    }

    @Test
    void overviewShowsModelsCategoriesAndTheBuild() {
        browser.open(page, "");
        browser.waitFor("tiny-2026.2");
        browser.waitFor("Drift: facts");
        browser.waitFor("all-MiniLM-L6-v2");
        browser.waitFor("local #1");
    }

    @Test
    void tabAnswersPerSuiteWithPAndEffect() {
        browser.open(page, "drift");

        assertThat(browser.text(".dg-strip"))
                .contains(
                        "support/refunds",
                        "p 0.0002 (limit 0.0050)",
                        "0.174 (0.090 to 0.250)",
                        "facts and format lead");
    }

    @Test
    void matrixPutsTheWorstFirstAndLeadsToItsPage() {
        browser.open(page, "drift");
        WebElement first = browser.one(".dg-matrix .dg-cell");
        assertThat(first.getAttribute("aria-label"))
                .startsWith(
                        "support/refunds/refund-window @ tiny: drifted; facts, meaning, length; similarity 0.61 < 0.88");

        first.click();

        browser.waitForRoute("testresult/" + WORST);
    }

    @ParameterizedTest
    @CsvSource({
        "show=drifted, 1",
        "show=loud, 1",
        "suite=suite-1, 100",
        "tag=odd, 150",
        "q=case-29, 11",
        "q=drifted meaning, 1",
        "provider=tiny&show=drifted, 0",
        "tag=odd&suite=suite-1&q=case-1, 20",
    })
    void filtersAreADeepLink(String query, int shown) {
        browser.open(many, "drift?" + query);

        browser.waitFor(shown + " of 300 cases");
    }

    @Test
    void filtersWorkAsTheyAreUsedAndKeepInTheAddress() {
        browser.open(many, "drift");
        browser.waitFor("300 of 300 cases");
        browser.one(".dg-filters");

        browser.press(Keys.DIVIDE);
        browser.type(".dg-search", "case-150");
        browser.waitFor("1 of 300 cases");
        assertThat(browser.address()).contains("q=case-150");

        browser.press(Keys.ESCAPE);
        browser.waitFor("300 of 300 cases");
        browser.one(".dg-choice select").sendKeys("drifted");
        browser.waitFor("1 of 300 cases");
        assertThat(browser.address()).contains("show=drifted").doesNotContain("q=");
    }

    @Test
    void matrixHoldsOnlyTheRowsInViewAndYetReachesTheLastByKeyboard() {
        browser.open(many, "drift?sort=name");
        browser.waitFor("300 of 300 cases");
        browser.script("document.querySelector('.dg-matrix .dg-cell').focus()");

        browser.press(Keys.END);
        assertThat(browser.all(".dg-matrix tbody tr")).hasSizeLessThan(60);
        assertThat(focused()).startsWith("suite-2/case-98 @ large");

        browser.press(Keys.ARROW_RIGHT);
        browser.press(Keys.ARROW_UP);
        assertThat(focused()).startsWith("suite-2/case-95 @ small");

        browser.press(Keys.HOME);
        assertThat(focused()).startsWith("suite-0/case-0 @ small");

        browser.press(Keys.ENTER);
        browser.waitForRoute("testresult/" + Ids.of("suite-0/case-0 @ small"));
    }

    private static String focused() {
        return String.valueOf(browser.script("return document.activeElement.getAttribute('aria-label')"));
    }

    @Test
    void columnsAreTheProvidersThatTheCasesShownWereAsked(@TempDir Path root) {
        Verdict stable = new Verdict.Stable(Phrase.verbatim("As before."));
        List<CaseResult> cases = List.of(
                Cases.of("alpha", "a").on("tiny").before("x").now("x").judged(stable, 1, 1, 0.95, 1),
                Cases.of("beta", "b").on("small").before("x").now("x").judged(stable, 1, 1, 0.95, 1));
        browser.open(report(Runs.of(cases, List.of()), root.resolve("project"), Map.of()), "drift");
        browser.waitFor("2 of 2 cases");
        assertThat(browser.text(".dg-matrix thead")).contains("small", "tiny");

        browser.go("drift?suite=alpha");

        browser.waitFor("1 of 2 cases");
        assertThat(browser.text(".dg-matrix thead")).contains("tiny").doesNotContain("small");
    }

    @Test
    void headStaysInViewWhileRowsScroll() {
        browser.open(many, "drift");
        browser.waitFor("300 of 300 cases");

        Object top = browser.eventually("const done = arguments[0]; const tab = document.querySelector('.dg-tab');"
                + "tab.scrollTop = 5000; requestAnimationFrame(() => requestAnimationFrame(() =>"
                + "done(document.querySelector('.dg-matrix thead th').getBoundingClientRect().top)));");

        assertThat(((Number) Objects.requireNonNull(top)).doubleValue()).isBetween(0.0, 120.0);
    }

    @ParameterizedTest
    @CsvSource({"''", "drift", "suites", "categories", "graph", "timeline"})
    void everyPartOpensFromTheAddress(String route) {
        browser.open(page, route);

        browser.waitFor(route.equals("") ? "2 of 20 cases drifted" : "Drift");
        assertThat(browser.all(".error-splash")).isEmpty();
    }

    @Test
    void partThatIsNotThereSaysSo() {
        browser.open(page, "no-such-part");

        assertThat(browser.one(".error-splash").getText()).contains("Not found");
    }

    @Test
    void attachmentsOpenWithoutARequest() {
        browser.open(page, "testresult/" + WORST);
        browser.one(".attachment-row").click();

        browser.waitFor("user: How long do I have to return it?");
    }

    @Test
    void fitsATelephone() {
        browser.size(400, 800);
        for (String route : List.of("", "drift", "testresult/" + WORST)) {
            browser.open(page, route);
            browser.one(".dg-verdict, .dg-line");

            assertThat((Long) browser.script("return document.documentElement.scrollWidth - innerWidth"))
                    .isZero();
            assertThat((Long) browser.script("return Math.round(document.querySelector('.side-nav').offsetWidth)"))
                    .isLessThan(60);
        }
    }

    @Test
    void speaksChinese() {
        browser.open(chinese, "drift");

        browser.waitFor("20 个用例中有 2 个漂移");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("zh");
        assertThat(browser.text(".side-nav")).contains("漂移");
    }

    @ParameterizedTest
    @CsvSource({"drift, .dg-tab", "'', .dg-box", "testresult, .dg-case"})
    void keepsNobodyOut(String route, String part) throws IOException {
        browser.open(page, route.equals("testresult") ? "testresult/" + WORST : route);
        browser.one(part + " td");
        try (InputStream script = getClass().getResourceAsStream("/axe.min.js")) {
            browser.script(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }

        Object findings = browser.eventually(
                "const done = arguments[1]; axe.run(arguments[0]).then(r => done(r.violations"
                        + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                        + ".map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '))));",
                part);

        assertThat((List<?>) Objects.requireNonNull(findings)).isEmpty();
        assertThat(browser.console()).isEmpty();
    }
}
