package io.driftgauge.bench.report;

import io.driftgauge.allure.AllureListener;
import io.driftgauge.base.Settings;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunResult;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.core.Configuration;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the report of 2,000 results ours and the generator's own way, from the same results, in turns; then opens one of
 * 2,000 cases on three providers in a browser, where there is one.
 */
public final class ReportRace {

    private static final int RESULTS = 2000;
    private static final int ROUNDS = 3;

    private ReportRace() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        Path root = Files.createTempDirectory("report-race");
        RunFolders folders = folders(root.resolve("race"));
        Settings settings =
                Settings.of(Map.of("driftgauge.cache", root.resolve("cache").toString()));
        RunResult run = new LargeRuns(folders.root()).of(RESULTS, List.of("one"));
        AllureListener ours = new AllureListener();
        ours.judged(run, folders, settings);
        Path results = folders.reports().resolve("allure-results");
        out.printf(Locale.ROOT, "%d results, 5 %% drifted. Ours includes writing the results anew.%n%n", RESULTS);
        out.println(
                "| round | CPU s: ours | allure-generator | wall s: ours | allure-generator | MB: ours | allure-generator |");
        out.println(
                "|------:|------------:|-----------------:|-------------:|-----------------:|---------:|-----------------:|");
        Path plain = root.resolve("plain");
        for (int round = 1; round <= ROUNDS; round++) {
            Lap theirs = time(() -> plain(results, plain));
            Lap our = time(() -> ours.closed(run, Map.of(), folders, settings));
            out.printf(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                    round,
                    our.cpu,
                    theirs.cpu,
                    our.wall,
                    theirs.wall,
                    megabytes(folders.reports().resolve("allure-report/index.html")),
                    megabytes(plain.resolve("index.html")));
        }
        if (Opening.isPossible()) {
            RunFolders large = folders(root.resolve("large"));
            new AllureListener()
                    .closed(
                            new LargeRuns(large.root()).of(RESULTS, List.of("one", "two", "three")),
                            Map.of(),
                            large,
                            settings);
            Path page = large.reports().resolve("allure-report/index.html");
            out.printf(Locale.ROOT, "%n%d x 3 cells, %.1f MB, from file: to a usable tab:", RESULTS, megabytes(page));
            for (double seconds : Opening.seconds(page, "#drift", ".dg-matrix .dg-cell", 3)) {
                out.printf(Locale.ROOT, " %.2f s", seconds);
            }
            out.println();
        }
    }

    private static RunFolders folders(Path root) {
        return new RunFolders(
                root,
                root.resolve("prompts"),
                root.resolve("baselines"),
                root.resolve("reports"),
                root.resolve("reports/history.jsonl"));
    }

    /** As its own documentation does it. */
    private static void plain(Path results, Path report) {
        Configuration configuration = ConfigurationBuilder.bundled().build();
        new ReportGenerator(configuration).generateSingleFile(report, List.of(results));
    }

    private record Lap(double wall, double cpu) {}

    private static Lap time(Runnable work) {
        long wall = System.nanoTime();
        long cpu = cpu();
        work.run();
        return new Lap((System.nanoTime() - wall) / 1e9, (cpu() - cpu) / 1e9);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double megabytes(Path file) {
        try {
            return Files.size(file) / 1e6;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
