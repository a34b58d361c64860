package io.driftgauge.trainer.release;

import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.evaluation.TaskReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of several releases, gathered by task. */
public final class Figures {
    private final Map<String, String> byTask = new LinkedHashMap<>();
    private final List<String> weakSpots = new ArrayList<>();

    public void add(Release release, List<TaskReport> reports) {
        for (TaskReport report : reports) {
            byTask.merge(
                    report.task().name(),
                    "Measured: " + Scorecard.summary(release.label(), report),
                    (before, after) -> before + "\n" + after.substring("Measured: ".length()));
            if (!report.task().sampled()) {
                addWeakSpots(release, report);
            }
        }
    }

    private void addWeakSpots(Release release, TaskReport report) {
        List<String> spots = Scorecard.weakSpots(report);
        if (!spots.isEmpty()) {
            weakSpots.add("\n## " + release.label() + ", " + report.task().name() + "\n");
            spots.forEach(spot -> weakSpots.add("- " + spot));
        }
    }

    /** One paragraph per task. */
    public Map<String, String> byTask() {
        return Map.copyOf(byTask);
    }

    /** Wrong answers and narrow ones, for whoever writes prompts for the models. */
    public String weakSpots() {
        return "# Wrong or narrow answers among the items that were asked\n" + String.join("\n", weakSpots) + "\n";
    }
}
