package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedRunTests {

    private RunFixture fixture;

    @BeforeEach
    void ten_recorded_answers_of_four_cases(@TempDir Path root) throws IOException {
        fixture = new RunFixture(root);
        suite("auto");
        fixture.with("baseline", "missing");
        fixture.run(new ScriptedModel(r -> "the answer to " + r.caseId()));
        fixture.without("baseline");
    }

    private void suite(String mode) throws IOException {
        fixture.write("prompts/s.yaml", """
                prompts: ["Say {{word}}"]
                defaultTest: {options: {repeat: 6}, drift: {mode: %s}}
                tests:
                  - {id: a, vars: {word: a}}
                  - {id: b, vars: {word: b}}
                  - {id: c, vars: {word: c}}
                  - {id: d, vars: {word: d}}
                """.formatted(mode));
    }

    private static List<Integer> answers(RunResult result) {
        return result.cases().stream()
                .map(CaseResult::replay)
                .map(r -> r.answers().size())
                .toList();
    }

    private static ScriptedModel moved() {
        return new ScriptedModel(
                r -> r.caseId().equals("c") ? "something else entirely" : "the answer to " + r.caseId());
    }

    @Test
    void a_model_that_costs_nothing_is_asked_for_all_answers() {
        assertThat(answers(fixture.run(moved()))).containsExactly(6, 6, 6, 6);
    }

    @Test
    void a_model_that_costs_is_asked_once_and_again_only_where_it_looks_suspicious() throws IOException {
        fixture.with("live", "true").with("budget.calls", "50");
        ScriptedModel model = moved();
        model.needsLive = true;
        assertThat(answers(fixture.run(model))).containsExactly(1, 1, 6, 1);
    }

    @Test
    void a_suite_can_ask_for_stages_itself() throws IOException {
        suite("staged");
        assertThat(answers(fixture.run(moved()))).containsExactly(1, 1, 6, 1);
    }

    @Test
    void recording_asks_for_all_answers_at_once() throws IOException {
        suite("staged");
        fixture.with("baseline", "session");
        assertThat(answers(fixture.run(moved()))).containsExactly(6, 6, 6, 6);
    }
}
