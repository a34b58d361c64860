package io.driftgauge.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.TestResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Escapes messages and traces: the generator's page puts these two in as HTML (for the colours of terminals), where every
 * other text is put in as text. Runs after all that reads a message and before what writes it into the page.
 */
final class LiteralMessages implements Aggregator2 {

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        launches.stream().flatMap(l -> l.getAllResults().stream()).forEach(LiteralMessages::escape);
    }

    static void escape(TestResult result) {
        result.setStatusMessage(escape(result.getStatusMessage()));
        result.setStatusTrace(escape(result.getStatusTrace()));
        StageResult body = result.getTestStage();
        if (body != null) {
            body.setStatusMessage(escape(body.getStatusMessage()));
            body.setStatusTrace(escape(body.getStatusTrace()));
        }
    }

    private static @Nullable String escape(@Nullable String text) {
        return text == null
                ? null
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }
}
