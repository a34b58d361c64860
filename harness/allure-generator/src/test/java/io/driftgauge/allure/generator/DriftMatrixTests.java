package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.entity.Label;
import io.qameta.allure.entity.Status;
import io.qameta.allure.entity.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DriftMatrixTests {

    @Test
    void putsTheWorstFirst() {
        Map<String, Object> data = DriftMatrix.data(List.of(
                result("s", "calm", "tiny", "STABLE", "0.9"),
                result("s", "bit", "tiny", "DRIFTED", "0.1"),
                result("s", "far", "tiny", "DRIFTED", "0.4"),
                result("s", "outage", "tiny", "PROVIDER_ERROR", "")));

        assertThat(rows(data)).extracting(row -> row.get("case")).containsExactly("far", "bit", "outage", "calm");
    }

    @Test
    void putsTheProvidersOfACaseIntoOneRow() {
        Map<String, Object> data = DriftMatrix.data(
                List.of(result("s", "c", "tiny", "STABLE", ""), result("s", "c", "large", "DRIFTED", "0.2")));

        assertThat(rows(data))
                .singleElement()
                .satisfies(row -> assertThat((Map<?, ?>) row.get("cells")).hasSize(2));
        assertThat(data.get("providers")).hasToString("[large, tiny]");
    }

    @Test
    void keepsCasesOfTheSameNameInDifferentSuitesApart() {
        Map<String, Object> data = DriftMatrix.data(
                List.of(result("a", "c", "tiny", "STABLE", ""), result("b", "c", "tiny", "STABLE", "")));

        assertThat(rows(data)).hasSize(2);
    }

    @Test
    void takesNumbersThatAreNone() {
        Map<String, Object> data = DriftMatrix.data(List.of(result("s", "c", "tiny", "DRIFTED", "much")));

        assertThat(rows(data)).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> data) {
        return (List<Map<String, Object>>) Objects.requireNonNull(data.get("rows"));
    }

    private static TestResult result(String suite, String caseId, String provider, String verdict, String effect) {
        TestResult result = new TestResult();
        result.setUid("00ff");
        result.setStatus(Status.PASSED);
        List<Label> labels = new ArrayList<>();
        Map.of("epic", suite, "story", caseId, "model", provider, "drift.verdict", verdict, "drift.effect", effect)
                .forEach((name, value) -> labels.add(new Label().setName(name).setValue(value)));
        result.setLabels(labels);
        return result;
    }
}
