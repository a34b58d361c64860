package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.TestResult;
import org.junit.jupiter.api.Test;

class SlimmedTests {

    @Test
    void dropsWhatTheStageRepeats() {
        TestResult result = new TestResult();
        result.setDescriptionHtml("<p>once</p>");
        result.setTestStage(new StageResult());
        result.getTestStage().setDescriptionHtml("<p>once</p>");
        result.getTestStage().setStatusTrace("trace");

        Slimmed.slim(result);

        assertThat(result.getDescriptionHtml()).isEqualTo("<p>once</p>");
        assertThat(result.getTestStage().getDescriptionHtml()).isNull();
        assertThat(result.getTestStage().getStatusTrace()).isNull();
    }

    @Test
    void givesAnEntryTheAddressThatItHasInEveryReport() {
        TestResult result = new TestResult();
        result.setUid("drawn anew");
        result.setHistoryId("00ff");

        Slimmed.slim(result);

        assertThat(result.getUid()).isEqualTo("00ff");
    }
}
