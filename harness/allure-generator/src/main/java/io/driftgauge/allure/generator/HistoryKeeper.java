package io.driftgauge.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.FileSystemReportStorage;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.duration.DurationTrendPlugin;
import io.qameta.allure.history.HistoryPlugin;
import io.qameta.allure.history.HistoryTrendPlugin;
import java.nio.file.Path;
import java.util.List;

/** Writes the history for the next report beside this one: a single file keeps it inside, where no generator looks. */
final class HistoryKeeper implements Aggregator2 {

    private final Path folder;

    HistoryKeeper(Path folder) {
        this.folder = folder;
    }

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage ignored) {
        ReportStorage history = new HistoryOnly(folder);
        for (Aggregator2 each : List.of(
                new HistoryPlugin(),
                new HistoryTrendPlugin(),
                new CategoriesTrendPlugin(),
                new DurationTrendPlugin())) {
            each.aggregate(configuration, launches, history);
        }
    }

    private static final class HistoryOnly extends FileSystemReportStorage {
        HistoryOnly(Path folder) {
            super(folder);
        }

        @Override
        public void addDataJson(String name, Object data) {
            if (name.startsWith("history/")) {
                super.addDataJson(name, data);
            }
        }
    }
}
