package io.driftgauge.allure;

import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.History;
import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunListener;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.TestOutcome;
import io.driftgauge.report.Timelines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code reports/allure-results/} when the verdicts are final, and again if a test then ended otherwise than its
 * verdict says; then makes {@code reports/allure-report/index.html} of it. A problem is logged and leaves the last report
 * as it was. Thread-safe.
 */
public final class AllureListener implements RunListener {

    private static final Logger LOG = LoggerFactory.getLogger(AllureListener.class);

    private final Map<String, String> environment;

    /** The id of the run whose verdicts stand in the results' folder. */
    private final AtomicReference<@Nullable String> written = new AtomicReference<>();

    /** For the {@link java.util.ServiceLoader}. */
    public AllureListener() {
        this(System.getenv());
    }

    AllureListener(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The results are there from now on, even if this process dies before its tests end. */
    @Override
    public void judged(RunResult result, RunFolders folders, Settings settings) {
        written.set(null);
        try {
            write(result, Map.of(), folders, settings);
            written.set(result.info().id());
        } catch (IOException | RuntimeException e) {
            LOG.warn("Allure results were not written to {}: {}", results(folders), e, e);
        }
    }

    @Override
    public void closed(RunResult result, Map<ReplayKey, TestOutcome> outcomes, RunFolders folders, Settings settings) {
        Path report = folders.reports().resolve("allure-report");
        try {
            if (!result.info().id().equals(written.get()) || tellsMore(outcomes, result)) {
                write(result, outcomes, folders, settings);
            }
            String name = ReportTexts.of(settings).get("env.report");
            new ReportFile(cache(settings))
                    .make(results(folders), report, name, result.info().whole() ? history(folders) : null);
            LOG.info("Drift report: {}", report.resolve("index.html"));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The drift report was not made; {} is as it was: {}", report, e, e);
        }
    }

    /** Thousands of files are not written twice to say the same. */
    private static boolean tellsMore(Map<ReplayKey, TestOutcome> outcomes, RunResult result) {
        return result.cases().stream()
                .anyMatch(c -> !Standing.of(c.verdict(), outcomes.get(c.key())).equals(Standing.of(c.verdict())));
    }

    private void write(RunResult result, Map<ReplayKey, TestOutcome> outcomes, RunFolders folders, Settings settings)
            throws IOException {
        Build build = Build.of(environment);
        Secrets secrets = Secrets.of(environment);
        ReportTexts texts = ReportTexts.of(settings);
        Timelines timelines = Timelines.of(new History(folders.history()).read(), result);
        Wording wording = Wording.of(folders, Links.of(settings, build), secrets, texts, timelines);
        Path history = history(folders);
        ResultsFolder.write(
                results(folders),
                entries(result, outcomes, wording),
                Map.of(
                        "categories.json",
                        Json.pretty(Categories.all(texts)),
                        "environment.properties",
                        secrets.redact(EnvironmentFile.of(result, texts, timelines)),
                        "executor.json",
                        Json.pretty(build.executor(KeptHistory.nextOrder(history), texts.get("env.report"))),
                        "driftgauge.json",
                        Json.line(DriftTab.of(result, outcomes, wording))),
                history);
    }

    /** Each made when it is written: together they are many times what they were made of. */
    private static List<Supplier<Entry>> entries(
            RunResult result, Map<ReplayKey, TestOutcome> outcomes, Wording wording) {
        Lanes lanes = new Lanes(result.info().started());
        List<Supplier<Entry>> entries = new ArrayList<>();
        for (CaseResult each : result.cases()) {
            Standing standing = Standing.of(each.verdict(), outcomes.get(each.key()));
            Lanes.Span span = lanes.next(each.replay());
            entries.add(() -> CaseEntry.of(each, standing, wording, span));
        }
        for (SuiteResult each : result.suites()) {
            Lanes.Span span = lanes.now(each.provider());
            entries.add(() -> SuiteEntry.of(each, result.cases(), wording, span));
        }
        return entries;
    }

    private static Path results(RunFolders folders) {
        return folders.reports().resolve("allure-results");
    }

    /** Beside our own history, which a build keeps where it outlives a clean checkout. */
    private static Path history(RunFolders folders) {
        return folders.history().resolveSibling("allure-history");
    }

    private static Path cache(Settings settings) {
        return settings.get("driftgauge.cache")
                .map(Path::of)
                .orElseGet(() -> Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "driftgauge-" + System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_")));
    }
}
