package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.replay.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Assertions that a judge decides, through a whole run. */
@Timeout(60)
class JudgeRunTests {

    private final RunFixture fixture;

    JudgeRunTests(@TempDir Path folder) throws IOException {
        fixture = new RunFixture(folder);
        fixture.write("prompts/driftgauge.yaml", """
                providers: [{id: "scripted:one", label: one}, {id: "scripted:judge", label: judge}]
                defaults: {providers: [one], options: {provider: judge}, drift: {compare: false}}
                embeddings: words:hashed
                """);
    }

    private static boolean isGrading(ChatRequest request) {
        return request.messages().get(0).content().startsWith("You grade");
    }

    /** Answers politely or not; grades by the word that is asked for. */
    private static ScriptedModel model(String answer, String mark) {
        return new ScriptedModel(r -> isGrading(r)
                ? String.format(
                        Locale.ROOT,
                        "{\"pass\": %s, \"score\": 0.5}",
                        r.promptText().contains(mark))
                : answer);
    }

    private CaseResult run(ScriptedModel model) {
        return fixture.run(model).cases().get(0);
    }

    private void suite(String assertion) throws IOException {
        fixture.write(
                "prompts/suite.yaml",
                "prompts: [Where?]\ntests:\n  - id: a\n    options: {repeat: 2}\n    assert:\n      - " + assertion
                        + "\n");
    }

    @Test
    void a_judge_decides_and_is_told_in_the_verdict_file() throws IOException {
        suite("{type: llm-rubric, value: Is polite, metric: manners}");

        assertThat(run(model("Gladly: here.", "Gladly")).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        CaseResult broken = run(model("There.", "Gladly"));
        assertThat(broken.verdict().kind()).isEqualTo(VerdictKind.BROKEN_ASSERTION);
        assertThat(broken.verdict().summary()).contains("manners (llm-rubric) holds for 0 of 2 answers");
        assertThat(fixture.files("reports").get("reports/drift.json"))
                .contains(
                        "\"calls\": 3",
                        "\"judges\"",
                        "\"id\": \"scripted:judge\"",
                        "\"model\": \"scripted-1\"",
                        "\"metric\": \"manners\"");
    }

    @Test
    void equal_answers_are_graded_once_at_temperature_0() throws IOException {
        suite("{type: llm-rubric, value: Is polite}");
        ScriptedModel model = model("Gladly: here.", "Gladly");
        run(model);

        assertThat(model.requests.stream().filter(JudgeRunTests::isGrading).toList())
                .singleElement()
                .satisfies(r -> assertThat(r.parameters()).containsEntry("temperature", 0.0));
    }

    @Test
    void a_judge_that_moved_is_not_taken_for_a_model_that_moved() throws IOException {
        suite(
                "{type: llm-rubric, value: Is polite, anchors: [{output: Gladly!, pass: true}, {output: Go!, pass: false}]}");

        assertThat(run(model("Gladly: here.", "Gladly")).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        CaseResult moved = run(model("Gladly: here.", "Go!"));
        assertThat(moved.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(moved.verdict().summary())
                .contains("llm-rubric can't be told", "lets its anchor \"Gladly!\" fail", "it is the judge that moved");
    }

    @Test
    void judges_spend_from_the_same_budget() throws IOException {
        suite("{type: llm-rubric, value: Is polite}");
        CaseResult spent = fixture.with("budget.calls", "2")
                .run(model("Gladly: here.", "Gladly"))
                .cases()
                .get(0);

        assertThat(spent.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(spent.verdict().summary()).contains("gave no grade: The budget of 2 calls is spent");
    }

    @Test
    void the_plan_holds_what_judges_will_be_asked() throws IOException {
        suite("{type: llm-rubric, value: Is polite, anchors: [{output: Gladly!, pass: true}]}");
        ScriptedModel model = model("Gladly: here.", "Gladly");
        model.needsLive = true;
        fixture.with("live", "true").with("budget.calls", "9").run(model);

        assertThat(fixture.plans).singleElement().asString().contains("3 calls of judge (scripted:judge)");
    }

    @Test
    void the_best_of_two_prompts_is_chosen() throws IOException {
        fixture.write("prompts/suite.yaml", """
                prompts: [{label: short, raw: Where?}, {label: long, raw: "Where, please?"}]
                tests: [{id: a, assert: [{type: select-best, value: The politest}]}]
                """);
        ScriptedModel model =
                new ScriptedModel(r -> r.messages().get(0).content().startsWith("You choose")
                        ? "1"
                        : r.promptText().contains("please") ? "Gladly." : "There.");

        assertThat(fixture.run(model).cases())
                .extracting(c -> c.verdict().kind())
                .containsExactly(VerdictKind.BROKEN_ASSERTION, VerdictKind.STABLE);
    }
}
