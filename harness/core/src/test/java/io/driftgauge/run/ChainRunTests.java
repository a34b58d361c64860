package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.Attribution;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.StepFinding;
import io.driftgauge.drift.StepFinding.State;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of chains: what is asked, what is recorded, and which step is named. */
@Timeout(60)
class ChainRunTests {

    private static final String THREE = """
            tests:
              - id: chain
                steps:
                  - {id: first, prompt: Begin}
                  - {id: second, prompt: "Go on from {{steps.first.output}}"}
                  - {id: third, prompt: "End with {{steps.second.output}}"}
            """;

    private final RunFixture fixture;

    ChainRunTests(@TempDir Path folder) throws IOException {
        fixture = new RunFixture(folder);
    }

    private static String step(ChatRequest request) {
        return request.caseId().substring(request.caseId().indexOf('/') + 1);
    }

    private static ScriptedModel exact(ScriptedModel.Script script) {
        ScriptedModel model = new ScriptedModel(script);
        model.deterministic = true;
        return model;
    }

    /** Each step answers its own name and the last word of what it was asked. */
    private static ScriptedModel faithful(String first) {
        return exact(r -> switch (step(r)) {
            case "first" -> first;
            default ->
                step(r) + " after " + r.promptText().substring(r.promptText().lastIndexOf(' ') + 1);
        });
    }

    private RunResult record(ScriptedModel model) {
        RunResult result = fixture.with("baseline", "missing").run(model);
        fixture.without("baseline");
        return result;
    }

    private static CaseResult only(RunResult result) {
        assertThat(result.cases()).hasSize(1);
        return result.cases().get(0);
    }

    private static Map<String, State> states(CaseResult result) {
        Attribution attribution = Objects.requireNonNull(result.attribution());
        Map<String, State> states = new TreeMap<>();
        for (StepFinding step : attribution.steps()) {
            states.put(step.step(), step.state());
        }
        return states;
    }

    @Test
    void later_steps_take_what_earlier_ones_answered() throws IOException {
        fixture.write("prompts/suite.yaml", THREE);
        ScriptedModel model = faithful("alpha");
        CaseReplay replay = only(fixture.run(model)).replay();
        assertThat(model.requests)
                .extracting(ChatRequest::promptText)
                .containsExactly("Begin", "Go on from alpha", "End with second after alpha");
        assertThat(replay.answers().get(0).text()).isEqualTo("third after alpha");
        assertThat(replay.calls()).isEqualTo(3);
        assertThat(replay.answers().get(0).response().usage().promptTokens()).isEqualTo(9);
    }

    @Test
    void every_step_stands_in_the_baseline() throws IOException {
        fixture.write("prompts/suite.yaml", THREE);
        record(faithful("alpha"));
        String file = fixture.files("baselines").get("baselines/suite/chain/one.json");
        assertThat(file).contains("\"id\": \"first\"", "\"alpha\"", "\"second after alpha\"", "\"third after alpha\"");
        assertThat(only(fixture.run(faithful("alpha"))).verdict().kind()).isEqualTo(VerdictKind.STABLE);
    }

    @Test
    void a_moved_first_step_does_not_blame_those_that_follow() throws IOException {
        fixture.write("prompts/suite.yaml", THREE);
        record(faithful("alpha"));
        CaseResult result = only(fixture.run(faithful("omega")));
        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(states(result))
                .containsEntry("first", State.MOVED)
                .containsEntry("second", State.FOLLOWED)
                .containsEntry("third", State.FOLLOWED);
        assertThat(result.verdict().summary())
                .startsWith("step 1 of 3, 'first', moved first")
                .contains("'second', 'third' only followed");
    }

    @Test
    void a_later_step_that_moves_by_itself_is_told_from_one_that_follows() throws IOException {
        fixture.write("prompts/suite.yaml", THREE);
        record(faithful("alpha"));
        CaseResult result = only(fixture.run(exact(r -> switch (step(r)) {
            case "first" -> "omega";
            case "second" -> "second after " + r.promptText().substring(11);
            default -> "something else entirely";
        })));
        assertThat(states(result))
                .containsEntry("first", State.MOVED)
                .containsEntry("second", State.FOLLOWED)
                .containsEntry("third", State.MOVED);
        assertThat(result.verdict().summary()).contains("'third' moved too", "'second' only followed");
    }

    @Test
    void a_moved_last_step_alone_is_named_without_more_calls() throws IOException {
        fixture.write("prompts/suite.yaml", THREE);
        record(faithful("alpha"));
        ScriptedModel model = exact(
                r -> step(r).equals("third") ? "no more" : step(r).equals("first") ? "alpha" : "second after alpha");
        CaseResult result = only(fixture.run(model));
        assertThat(states(result))
                .containsEntry("first", State.HELD)
                .containsEntry("second", State.HELD)
                .containsEntry("third", State.MOVED);
        assertThat(model.requests).hasSize(3);
    }

    @Test
    void sampled_steps_are_told_apart_too() throws IOException {
        fixture.write("prompts/suite.yaml", "defaultTest: {repeat: 10, drift: {baselineSamples: 20}}\n" + THREE);
        record(new ScriptedModel(r -> switch (step(r)) {
            case "first" -> "red number " + r.sample() % 2;
            default -> step(r) + " of " + r.promptText() + " " + r.sample() % 3;
        }));
        CaseResult result = only(fixture.run(new ScriptedModel(r -> switch (step(r)) {
            case "first" -> "a blue whale swims " + r.sample() % 2;
            default -> step(r) + " of " + r.promptText() + " " + r.sample() % 3;
        })));
        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(states(result)).containsEntry("first", State.MOVED);
        assertThat(states(result).get("second")).isNotEqualTo(State.MOVED);
        assertThat(states(result).get("third")).isNotEqualTo(State.MOVED);
    }

    @Test
    void a_branch_goes_by_the_label_of_an_earlier_step() throws IOException {
        fixture.write("prompts/suite.yaml", """
                tests:
                  - id: chain
                    steps:
                      - {id: sort, prompt: Sort it, answer: {labels: [bug, wish]}}
                      - {id: fix, prompt: Fix it, when: {step: sort, label: bug}}
                      - {id: thank, prompt: Say thanks, unless: {step: sort, label: bug}}
                """);
        record(exact(r -> step(r).equals("sort") ? "It is a bug." : "done: " + step(r)));
        CaseResult result = only(fixture.run(exact(r -> step(r).equals("sort") ? "A wish!" : "done: " + step(r))));
        assertThat(result.replay().answers().get(0).text()).isEqualTo("done: thank");
        assertThat(states(result))
                .containsEntry("sort", State.MOVED)
                .containsEntry("fix", State.FOLLOWED)
                .containsEntry("thank", State.FOLLOWED);
    }

    @Test
    void fields_of_json_are_read_from_a_code_fence_too() throws IOException {
        fixture.write("prompts/suite.yaml", """
                tests:
                  - id: chain
                    steps:
                      - {id: extract, prompt: As JSON}
                      - {id: use, prompt: "{{steps.extract.json.items.1.name}} costs {{steps.extract.json.price}}"}
                """);
        ScriptedModel model = exact(r -> step(r).equals("extract")
                ? "```json\n{\"items\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"price\": 3.50}\n```"
                : "fine");
        fixture.run(model);
        assertThat(model.requests).extracting(ChatRequest::promptText).contains("b costs 3.5");
    }

    @Test
    void a_field_that_an_answer_lacks_ends_the_chain_and_is_not_recorded() throws IOException {
        fixture.write("prompts/suite.yaml", """
                tests:
                  - id: chain
                    steps:
                      - {id: extract, prompt: As JSON}
                      - {id: use, prompt: "In {{steps.extract.json.city}}"}
                """);
        CaseResult result = only(record(exact(r -> "{\"name\": \"Anna\"}")));
        String flaw = "'use' needs {{steps.extract.json.city}}, which the answer of 'extract' does not have";
        assertThat(result.reasons()).contains("BROKEN_ASSERTION: " + flaw, "Not recorded: " + flaw + ".");
        assertThat(fixture.files("baselines")).isEmpty();
    }

    @Test
    void a_step_can_ask_another_provider() throws IOException {
        fixture.write("prompts/driftgauge.yaml", """
                providers: [{id: "scripted:one", label: one}, {id: "scripted:two", label: two, config: {top_k: 3}}]
                defaults: {providers: [one]}
                embeddings: words:hashed
                """).write("prompts/suite.yaml", """
                tests:
                  - id: chain
                    steps:
                      - {id: first, prompt: Begin}
                      - {id: second, prompt: "Judge {{steps.first.output}}", provider: two}
                """);
        ScriptedModel model = faithful("alpha");
        fixture.run(model);
        assertThat(model.opened).hasValue(2);
        assertThat(model.requests)
                .last()
                .satisfies(r -> assertThat(r.parameters()).containsEntry("top_k", 3L));
    }

    @Test
    void another_text_of_any_step_makes_the_baseline_stale() throws IOException {
        fixture.write("prompts/suite.yaml", THREE);
        record(faithful("alpha"));
        fixture.write("prompts/suite.yaml", THREE.replace("End with", "Finish with"));
        CaseResult result = only(fixture.run(faithful("alpha")));
        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.STALE_BASELINE);
        assertThat(result.verdict().summary()).contains("the step 'third' changed");
    }

    @Test
    void what_an_answer_holds_is_never_read_as_a_place_to_fill_in() throws IOException {
        fixture.write("prompts/suite.yaml", THREE);
        ScriptedModel model = exact(r -> step(r).equals("first") ? "{{steps.first.output}} {% raw %}" : "ok");
        fixture.run(model);
        assertThat(model.requests)
                .extracting(ChatRequest::promptText)
                .contains("Go on from {{steps.first.output}} {% raw %}");
    }
}
