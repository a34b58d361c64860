package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.report.RunFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What models and files say stays text wherever the report shows it, and all of it is shown. */
@EnabledIf(
        value = "io.driftgauge.allure.Browser#isPresent",
        disabledReason = "no chromium with chromedriver on the path")
class HostileReportInBrowserTests {

    private static final List<String> PAYLOADS = HostileTexts.all().toList();

    @Test
    void runsNothingAndLosesNothing(@TempDir Path root) throws IOException {
        RunFolders folders = Runs.folders(root);
        List<CaseResult> cases = new ArrayList<>();
        PAYLOADS.forEach(payload -> cases.add(hostile(payload)));
        new AllureListener(Map.of())
                .closed(
                        Runs.of(
                                cases,
                                List.of(Runs.suite(
                                        "<img src=x onerror=alert(1)>", Runs.drifted(PAYLOADS.get(0), Moved.FACTS)))),
                        Map.of(),
                        folders,
                        Settings.of(
                                Map.of("driftgauge.cache", root.resolve("cache").toString())));
        Path page = folders.reports().resolve("allure-report/index.html");

        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        try (Browser browser = Browser.start()) {
            browser.open(page, "");
            browser.one(".dg-worst a");
            for (String route : List.of("drift", "suites", "categories", "graph", "timeline")) {
                browser.go(route);
                browser.waitForRoute(route);
                browser.text(".app__content");
            }
            for (int i = 0; i < PAYLOADS.size(); i++) {
                String payload = visible(PAYLOADS.get(i));
                browser.go("testresult/" + Ids.of(cases.get(i).key().toString()));
                browser.waitFor("sent " + i + " " + payload);
                assertThat(browser.text(".dg-case"))
                        .as(payload)
                        .contains("was " + payload, "is " + payload, "model " + payload, "tool " + payload)
                        .contains("arguments " + payload, "cause " + payload, "reason " + payload);
                assertThat(browser.text(".test-result")).contains("description " + payload);
            }
            assertThat(browser.ran()).isZero();
            assertThat(browser.requests()).isEmpty();
            assertThat(browser.console()).isEmpty();
        }
    }

    private static CaseResult hostile(String payload) {
        int i = PAYLOADS.indexOf(payload);
        return Cases.of("suite " + payload, "id " + payload)
                .described("description " + payload)
                .asking("sent " + i + " " + payload)
                .notCompared()
                .tagged("tag " + payload)
                .on("provider " + payload)
                .before("was " + payload)
                .now("is " + payload)
                .calling("tool " + payload, "arguments " + payload)
                .servedBy(new ServedIdentity("model " + payload, null, null, null))
                .because("reason " + payload)
                .judged(
                        new Verdict.Drifted(
                                Phrase.verbatim("summary " + payload),
                                Set.of(Moved.MEANING),
                                Phrase.verbatim("cause " + payload)),
                        0.5,
                        0.9,
                        0.8,
                        0.001);
    }

    /** As the page shows it: what no one sees is written by its number. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean unseen = c != '\n'
                    && c != '\t'
                    && type != Character.SPACE_SEPARATOR
                    && (type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.SURROGATE
                            || type == Character.LINE_SEPARATOR);
            if (unseen) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
