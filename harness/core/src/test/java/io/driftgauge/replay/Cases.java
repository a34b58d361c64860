package io.driftgauge.replay;

import io.driftgauge.base.Location;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.Step;
import io.driftgauge.suite.StepText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases and providers for tests of the replay. */
final class Cases {

    private Cases() {}

    static PromptCase named(String id) {
        return new PromptCase(
                new CaseKey("suite", id),
                id,
                List.of(),
                null,
                Map.of(),
                List.of(new Message(Role.USER, "Ask " + id)),
                Map.of("temperature", 0.7),
                1,
                List.of(),
                new AnswerRule.Automatic(),
                3,
                DriftPolicy.DEFAULT,
                false,
                new Location(Path.of("suite.yaml"), 1));
    }

    static ModelSpec provider(String label) {
        return new ModelSpec("scripted:" + label, label, Map.of("max_tokens", 9, "temperature", 0.1), false, null);
    }

    static ReplayTarget target(String id, String label) {
        return new ReplayTarget(named(id), provider(label), 7);
    }

    /** A case whose only step asks another provider than the case's own. */
    static ReplayTarget elsewhere(String id, String label, String stepLabel) {
        PromptCase plain = named(id);
        Step step = new Step(
                "step",
                List.of(new Step.Line(Role.USER, new StepText(List.of(new StepText.Known("Ask " + id))))),
                provider(stepLabel),
                null,
                new AnswerRule.Automatic(),
                plain.where());
        PromptCase chain = new PromptCase(
                plain.key(),
                plain.description(),
                plain.tags(),
                null,
                plain.vars(),
                plain.messages(),
                plain.parameters(),
                plain.suiteVersion(),
                plain.assertions(),
                plain.answer(),
                plain.repeat(),
                plain.drift(),
                false,
                plain.where(),
                null,
                new Script(Script.Form.CHAIN, List.of(step), Set.of(), List.of(), Script.DEFAULT_ROUNDS));
        return new ReplayTarget(chain, provider(label), 7);
    }
}
