package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BadgeTests {

    @Test
    void says_how_many_drifted() {
        String svg = new Badge(ReportTexts.english())
                .of(ResultBuilder.run("r", List.of(ResultBuilder.moved(), ResultBuilder.held())));

        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"").contains("model drift: 1 of 2 drifted");
    }

    @Test
    void says_that_none_did() {
        assertThat(new Badge(ReportTexts.english()).of(ResultBuilder.run("r", List.of(ResultBuilder.held()))))
                .contains("model drift: none found");
    }

    @Test
    void says_that_nothing_was_judged() {
        RunResult empty = new RunResult(ResultBuilder.info("r", "verify", false, 0), List.of(), List.of());

        assertThat(new Badge(ReportTexts.english()).of(empty)).contains("not judged");
    }

    @Test
    void speaks_the_reports_language() {
        ReportTexts chinese = ReportTexts.of(Settings.of(Map.of("driftgauge.language", "zh-CN")));

        assertThat(new Badge(chinese).of(ResultBuilder.run("r", List.of(ResultBuilder.held()))))
                .contains("模型漂移: 未发现");
    }
}
