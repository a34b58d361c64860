package io.driftgauge.djl.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.Requests;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.ProjectLoader;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Suite;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prompts that this repository ships, on the models that it ships. */
class ShippedPromptsTests {

    private static final Path PROMPTS = Path.of("..", "..", "prompts");

    /** Far above what another order of adding floats does to a logit (about 1e-5). */
    private static final double MARGIN = 0.05;

    @ParameterizedTest
    @ValueSource(strings = {"djl:tiny-2026.1", "djl:tiny-2026.2"})
    void no_greedy_answer_hangs_on_the_machine(String id) throws Exception {
        Settings settings = Settings.of(Map.of("driftgauge.device", "cpu"));
        Project project = ProjectLoader.load(PROMPTS, settings);
        SoftAssertions margins = new SoftAssertions();
        int greedy = 0;
        ModelSpec first = project.suites().get(0).providers().get(0);
        try (ChatModel model = new DjlModelFactory().open(first.withId(id), project.prompts(), settings)) {
            for (Suite suite : project.suites()) {
                for (ModelSpec provider : suite.providers()) {
                    for (PromptCase promptCase : suite.cases()) {
                        ChatRequest request = Requests.of(promptCase, provider, 0, 0);
                        if (model.isDeterministic(request)) {
                            greedy++;
                            margins.assertThat(GreedyMargins.smallest(model, request))
                                    .as("%s on %s", promptCase.key(), id)
                                    .isGreaterThan(MARGIN);
                        }
                    }
                }
            }
        }
        margins.assertAll();
        assertThat(greedy).isGreaterThan(60);
    }
}
