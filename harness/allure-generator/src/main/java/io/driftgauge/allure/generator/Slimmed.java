package io.driftgauge.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.TestResult;
import java.util.List;

/**
 * Gives each result an address that the next report has too, and drops what the generator says twice: it repeats
 * description and messages in the stage of the test, where no page shows them. Runs first of all.
 */
final class Slimmed implements Aggregator2 {

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        launches.stream().flatMap(l -> l.getAllResults().stream()).forEach(Slimmed::slim);
    }

    static void slim(TestResult result) {
        if (result.getHistoryId() != null && !result.isHidden()) {
            result.setUid(result.getHistoryId());
        }
        StageResult stage = result.getTestStage();
        if (stage != null) {
            stage.setDescription(null).setDescriptionHtml(null);
            stage.setStatusMessage(null);
            stage.setStatusTrace(null);
        }
    }
}
