package io.driftgauge.replay;

import io.driftgauge.base.Location;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
}
