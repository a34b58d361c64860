package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.driftgauge.base.Json;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseBuilder;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.AssertionType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftJsonTests {

    private final Path root;

    DriftJsonTests(@TempDir Path root) {
        this.root = root;
    }

    private JsonNode json(RunResult result) {
        return new DriftJson(new Places(ResultBuilder.folders(root))).of(result);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = Baseline.class.getResourceAsStream("/io/driftgauge/schema/drift.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(in));
        }
    }

    @Test
    void agrees_with_its_published_schema_for_every_kind_of_case() throws IOException {
        RunResult result = ResultBuilder.run(
                "r1",
                List.of(
                        ResultBuilder.moved(),
                        ResultBuilder.held(),
                        CaseBuilder.of("b", "skipped").notCalled(CaseReplay.Reason.NOT_LIVE),
                        CaseBuilder.of("c", "error").fails(ModelCallException.Kind.RETRYABLE),
                        CaseBuilder.of("d", "missing")
                                .now(List.of(CaseBuilder.features("x", 1, 0)))
                                .comparability(new Comparison.Missing()),
                        CaseBuilder.of("e", "broken")
                                .exact(CaseBuilder.features("x", 1, 0), CaseBuilder.features("x", 1, 0))
                                .broken(AssertionType.CONTAINS),
                        CaseBuilder.of("f", "swapped")
                                .exact(CaseBuilder.features("x", 1, 0), CaseBuilder.features("x", 1, 0))
                                .servedNow(new ServedIdentity("b", "fp", null, null))));

        assertThat(schema().validate(json(result))).isEmpty();
    }

    @Test
    void breaks_its_schema_when_a_field_is_left_out() throws IOException {
        JsonNode json = json(ResultBuilder.run("r1", List.of(ResultBuilder.moved())));
        ((ObjectNode) json.path("cases").path(0)).remove("verdict");

        assertThat(schema().validate(json)).isNotEmpty();
    }

    @Test
    void says_what_moved_and_who_answered() {
        JsonNode moved = json(ResultBuilder.run("r1", List.of(ResultBuilder.moved())))
                .path("cases")
                .path(0);

        assertThat(moved.path("verdict").asText()).isEqualTo("DRIFTED");
        assertThat(moved.path("moved").toString()).isEqualTo("[\"facts\"]");
        assertThat(moved.path("identity").path("before").path("served").toString())
                .isEqualTo("[{\"model\":\"a\"}]");
        assertThat(moved.path("where").asText()).isEqualTo("prompts/support/refunds.yaml:14");
    }

    @Test
    void holds_no_number_that_is_not_finite() {
        JsonNode json = json(ResultBuilder.run("r1", List.of(ResultBuilder.moved(), ResultBuilder.held())));

        assertThat(Json.pretty(json)).doesNotContain("NaN").doesNotContain("Infinity");
    }
}
