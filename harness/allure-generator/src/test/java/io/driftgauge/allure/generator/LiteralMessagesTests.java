package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.TestResult;
import org.junit.jupiter.api.Test;

class LiteralMessagesTests {

    @Test
    void showsMarkupInAMessageAsText() {
        TestResult result = new TestResult();
        result.setStatusMessage("said <img src=x onerror=\"alert('1')\"> & more");
        result.setStatusTrace("<script>");
        result.setTestStage(new StageResult());
        result.getTestStage().setStatusMessage("<b>");

        LiteralMessages.escape(result);

        assertThat(result.getStatusMessage())
                .isEqualTo("said &lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; more");
        assertThat(result.getStatusTrace()).isEqualTo("&lt;script&gt;");
        assertThat(result.getTestStage().getStatusMessage()).isEqualTo("&lt;b&gt;");
    }

    @Test
    void passesOverResultsWithoutOne() {
        TestResult result = new TestResult();

        LiteralMessages.escape(result);

        assertThat(result.getStatusMessage()).isNull();
    }
}
