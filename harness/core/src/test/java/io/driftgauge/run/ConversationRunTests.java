package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.StepFinding;
import io.driftgauge.drift.StepFinding.State;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.replay.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of conversations. */
@Timeout(60)
class ConversationRunTests {

    private static final String TALK = """
            prompts: [[{role: system, content: Be brief.}]]
            tests:
              - id: talk
                turns:
                  - Hello
                  - {user: How are you?, assistant: "Fine, and you?"}
                  - {id: bye, user: Bye}
            """;

    private final RunFixture fixture;

    ConversationRunTests(@TempDir Path folder) throws IOException {
        fixture = new RunFixture(folder);
    }

    private static ScriptedModel exact(ScriptedModel.Script script) {
        ScriptedModel model = new ScriptedModel(script);
        model.deterministic = true;
        return model;
    }

    @Test
    void the_models_own_answers_and_scripted_ones_are_carried_along() throws IOException {
        fixture.write("prompts/suite.yaml", TALK);
        ScriptedModel model = exact(r -> r.messages().size() < 3 ? "Hi there" : "See you");
        fixture.run(model);
        assertThat(model.requests)
                .extracting(ChatRequest::promptText)
                .containsExactly("system: Be brief.\nuser: Hello", """
                        system: Be brief.
                        user: Hello
                        assistant: Hi there
                        user: How are you?
                        assistant: Fine, and you?
                        user: Bye""");
    }

    @Test
    void drift_is_told_by_turn() throws IOException {
        fixture.write("prompts/suite.yaml", TALK);
        fixture.with("baseline", "missing").run(exact(r -> r.messages().size() < 3 ? "Hi there" : "See you"));
        CaseResult result = fixture.without("baseline")
                .run(exact(r -> r.messages().size() < 3 ? "Good day to you" : "See you"))
                .cases()
                .get(0);
        assertThat(result.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(result.verdict().summary()).startsWith("turn 1 of 2, 'turn-1', moved first");
        assertThat(Objects.requireNonNull(result.attribution()).steps())
                .extracting(StepFinding::state)
                .containsExactly(State.MOVED, State.HELD);
    }
}
