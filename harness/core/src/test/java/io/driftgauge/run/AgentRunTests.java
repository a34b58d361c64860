package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Role;
import io.driftgauge.model.ToolCall;
import io.driftgauge.replay.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of agents: tools answer from the file, and trajectories are compared. */
@Timeout(60)
class AgentRunTests {

    private final RunFixture fixture;

    AgentRunTests(@TempDir Path folder) throws IOException {
        fixture = new RunFixture(folder).write("prompts/suite.yaml", """
                prompts: What is the weather in {{city}} on 4 May 2026?
                defaultTest:
                  tools:
                    - {name: weather, description: Weather of a day, parameters: {type: object}}
                  tool_results:
                    - {tool: weather, arguments: {city: "{{city}}", date: 2026-05-04}, result: {degrees: 12}}
                  maxRounds: 3
                tests: [{id: oslo, vars: {city: Oslo}}]
                """);
    }

    /** Calls with these arguments in the first round, answers in the second. */
    private static ScriptedModel agent(String arguments, String answer) {
        ScriptedModel model = new ScriptedModel(r -> asked(r) ? "" : answer);
        model.deterministic = true;
        model.toolCalls = r -> asked(r) ? List.of(new ToolCall("call-" + r.seed(), "weather", arguments)) : List.of();
        return model;
    }

    private static boolean asked(ChatRequest request) {
        return request.messages().stream().noneMatch(m -> m.role() == Role.TOOL);
    }

    private CaseResult record(ScriptedModel model) {
        CaseResult result =
                fixture.with("baseline", "missing").run(model).cases().get(0);
        fixture.without("baseline");
        return result;
    }

    @Test
    void a_call_gets_its_canned_result_and_the_loop_goes_on() {
        ScriptedModel model = agent("{\"city\": \"Oslo\", \"date\": \"2026-05-04\"}", "It will be 12 degrees.");
        CaseResult result = record(model);
        ChatRequest second = List.copyOf(model.requests).get(1);
        assertThat(second.caseId()).isEqualTo("oslo/2");
        assertThat(second.messages()).last().satisfies(m -> {
            assertThat(m.role()).isEqualTo(Role.TOOL);
            assertThat(m.content()).isEqualTo("{\"degrees\":12}");
        });
        assertThat(result.replay().answers().get(0).text()).isEqualTo("It will be 12 degrees.");
        assertThat(result.replay().answers().get(0).toolCalls())
                .containsExactly(new ToolCall("weather", "{\"city\": \"Oslo\", \"date\": \"2026-05-04\"}"));
        assertThat(model.requests.peek().parameters()).containsKey("tools");
    }

    @Test
    void arguments_are_matched_as_values_whatever_their_writing() {
        CaseResult result = record(agent("{\"date\":\"May 4, 2026\",\"city\":\"Oslo\"}", "12"));
        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.NO_BASELINE);
        assertThat(result.replay().answers().get(0).flaw()).isNull();
    }

    @Test
    void a_call_without_a_result_is_a_finding_and_is_not_recorded() throws IOException {
        CaseResult result = record(agent("{\"city\": \"Bergen\"}", "12"));
        assertThat(result.reasons().get(0))
                .startsWith(
                        "BROKEN_ASSERTION: the model called weather({\"city\":\"Bergen\"}), for which tool_results holds no result. It"
                                + " has: weather({\"city\":\"Oslo\",\"date\":\"2026-05-04\"}).");
        assertThat(fixture.files("baselines")).isEmpty();
    }

    @Test
    void a_model_that_never_stops_calling_is_stopped() {
        ScriptedModel model = new ScriptedModel(r -> "");
        model.deterministic = true;
        model.toolCalls = r -> List.of(new ToolCall("weather", "{\"city\": \"Oslo\", \"date\": \"2026-05-04\"}"));
        CaseResult result = record(model);
        assertThat(model.requests).hasSize(3);
        assertThat(result.reasons())
                .contains("BROKEN_ASSERTION: the model still calls tools after 3 rounds (maxRounds)");
    }

    @Test
    void another_trajectory_to_the_same_answer_is_drift() {
        record(agent("{\"city\": \"Oslo\", \"date\": \"2026-05-04\"}", "12"));
        CaseResult result = fixture.run(agent("{\"city\": \"Oslo\", \"date\": \"2026-05-04\", \"unit\": \"F\"}", "12"))
                .cases()
                .get(0);
        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(result.verdict().summary()).contains("tool calls: weather(");
    }

    @Test
    void calls_that_a_model_can_only_write_are_calls_too() {
        ScriptedModel model = new ScriptedModel(r -> r.messages().size() == 1
                ? "```json\n{\"name\": \"weather\", \"arguments\": {\"city\": \"Oslo\", \"date\": \"2026-05-04\"}}\n```"
                : "12 degrees");
        model.deterministic = true;
        CaseResult result = record(model);
        assertThat(result.replay().answers().get(0).toolCalls()).hasSize(1);
        assertThat(List.copyOf(model.requests).get(1).messages())
                .last()
                .satisfies(m -> assertThat(m.content()).isEqualTo("The tool weather answers: {\"degrees\":12}"));
    }

    @Test
    void json_that_names_no_tool_of_the_case_is_an_answer() {
        ScriptedModel model = new ScriptedModel(r -> "{\"name\": \"Anna\", \"arguments\": {}}");
        model.deterministic = true;
        record(model);
        assertThat(model.requests).hasSize(1);
    }
}
