package io.driftgauge.junit;

import io.driftgauge.base.Settings;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunListener;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.TestOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** Notes in {@code heard.txt}, beside the prompts folder, what a listener hears. */
public final class ClosingListener implements RunListener {

    @Override
    public void judged(RunResult result, RunFolders folders, Settings settings) {
        note(folders, "judged " + result.cases().size());
    }

    @Override
    public void closed(RunResult result, Map<ReplayKey, TestOutcome> outcomes, RunFolders folders, Settings settings) {
        Map<ReplayKey, TestOutcome.Status> statuses = new TreeMap<>();
        outcomes.forEach((key, outcome) -> statuses.put(key, outcome.status()));
        note(folders, "closed " + statuses);
    }

    private static void note(RunFolders folders, String line) {
        try {
            Files.writeString(
                    folders.root().resolve("heard.txt"),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
