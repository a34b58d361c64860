package io.driftgauge.djl.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.compare.AnswerParser;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.Backoff;
import io.driftgauge.replay.CallBudget;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.Deadline;
import io.driftgauge.replay.GenerationParameters;
import io.driftgauge.replay.Models;
import io.driftgauge.replay.ReplayOptions;
import io.driftgauge.replay.ReplayProgress;
import io.driftgauge.replay.ReplayTarget;
import io.driftgauge.replay.Replayer;
import io.driftgauge.replay.Requests;
import io.driftgauge.replay.StepAnswer;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.ProjectLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prompts that this repository ships, on the models that it ships. */
class ShippedPromptsTests {

    private static final Path PROMPTS = Path.of("..", "..", "prompts");

    /** Far above what another order of adding floats does to a logit (about 1e-5). */
    private static final double MARGIN = 0.05;

    @ParameterizedTest
    @CsvSource({
        "djl:tiny-2026.1,       djl:tiny,  60",
        "djl:tiny-2026.2,       djl:tiny,  60",
        "djl:small-2026.1,      djl:small, 40",
        "djl:small-2026.1-int8, djl:small, 40"
    })
    void no_greedy_answer_hangs_on_the_machine(String id, String asked, int atLeast) throws Exception {
        Settings settings = Settings.of(Map.of("driftgauge.device", "cpu"));
        Project project = ProjectLoader.load(PROMPTS, settings);
        SoftAssertions margins = new SoftAssertions();
        int greedy = 0;
        ModelSpec any = new ModelSpec(id, "any", Map.of(), false, null);
        try (ChatModel model = new DjlModelFactory().open(any, project.prompts(), settings)) {
            for (ReplayTarget target : targets(project, id, asked)) {
                for (ChatRequest request : requests(target, project, settings)) {
                    if (model.isDeterministic(request)) {
                        greedy++;
                        margins.assertThat(GreedyMargins.smallest(model, request))
                                .as("%s on %s: %s", target.key(), id, request.promptText())
                                .isGreaterThan(MARGIN);
                    }
                }
            }
        }
        margins.assertAll();
        assertThat(greedy).isGreaterThan(atLeast);
    }

    /** Every case that is asked of a bundled model. */
    private static List<ReplayTarget> targets(Project project, String id, String asked) {
        return project.suites().stream()
                .flatMap(suite -> suite.providers().stream()
                        .filter(p -> p.id().startsWith(asked))
                        .flatMap(p -> suite.cases().stream().map(c -> new ReplayTarget(c, p.withId(id), 0))))
                .toList();
    }

    /** What is asked of a case: of a chain or conversation, each step as the model's own answers make it; of an agent, first. */
    private static List<ChatRequest> requests(ReplayTarget target, Project project, Settings settings) {
        if (target.promptCase().script().steps().isEmpty()) {
            return List.of(Requests.of(target.promptCase(), target.provider(), 0, 0));
        }
        try (Models models =
                new Models(List.of(new DjlModelFactory()), project.prompts(), settings, Secrets.of(Map.of()))) {
            ReplayOptions options = new ReplayOptions(
                    false,
                    1,
                    new CallBudget(null, null),
                    new Deadline(null, System::nanoTime),
                    Backoff.JITTERED,
                    ReplayProgress.NONE);
            List<CaseReplay> replays = new Replayer(models, options, AnswerParser.reading())
                    .replay(List.of(target), soFar -> 1 - soFar.answers().size());
            return replays.get(0).answers().stream()
                    .flatMap(answer -> answer.steps().stream())
                    .filter(StepAnswer.Asked.class::isInstance)
                    .map(step -> new ChatRequest(
                            step.step(),
                            ((StepAnswer.Asked) step).messages(),
                            GenerationParameters.of(target.promptCase(), target.provider()),
                            0,
                            0))
                    .toList();
        }
    }
}
