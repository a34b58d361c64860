package io.driftgauge.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.generate.DjlModelFactory;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatModelFactory;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.replay.ReplayProgress;
import io.driftgauge.report.RunResult;
import io.driftgauge.run.DriftRun;
import io.driftgauge.run.PlannedTest;
import io.driftgauge.run.RunContext;
import io.driftgauge.run.RunServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight models configured, two of them used, through a whole run. */
class ModelsInUseTests {

    private final Path root;

    ModelsInUseTests(@TempDir Path root) {
        this.root = root;
    }

    /** Opens as ever, and keeps what it opened. */
    private static final class Counting implements ChatModelFactory {
        private final ChatModelFactory real = new DjlModelFactory();
        private final Map<String, ChatModel> opened = new TreeMap<>();

        @Override
        public List<String> vendors() {
            return real.vendors();
        }

        @Override
        public boolean needsLive(ModelSpec spec) {
            return real.needsLive(spec);
        }

        @Override
        public ChatModel open(ModelSpec spec, Path prompts, Settings settings) throws ModelCallException {
            ChatModel model = real.open(spec, prompts, settings);
            assertThat(opened.put(spec.label(), model)).as("opened twice").isNull();
            return model;
        }
    }

    private RunResult run(Counting models) throws IOException {
        String providers = IntStream.range(0, 8)
                .mapToObj(i -> "  - {id: 'djl:tiny-2026." + (1 + i % 2) + "', label: model-" + i
                        + ", config: {temperature: 0, max_tokens: 8}}\n")
                .collect(Collectors.joining());
        Files.createDirectories(root.resolve("prompts"));
        Files.writeString(
                root.resolve("prompts/driftgauge.yaml"),
                "providers:\n" + providers + "defaults: {providers: [model-2, model-5]}\n");
        Files.writeString(root.resolve("prompts/support.yaml"), """
                prompts: ["What is the capital of France?"]
                tests: [{id: capital}]
                """);
        RunServices found = RunServices.discover();
        DriftRun run = DriftRun.load(new RunContext(
                Settings.of(Map.of("driftgauge.device", "cpu", "driftgauge.baseline", "missing")),
                Map.of(),
                root,
                Clock.systemUTC(),
                new RunServices(List.of(models), found.embedders(), found.listeners()),
                ReplayProgress.NONE));
        return run.run(
                run.plan(List.of("**")).stream()
                        .filter(PlannedTest.OfCase.class::isInstance)
                        .map(PlannedTest.OfCase.class::cast)
                        .toList(),
                false);
    }

    @Test
    void only_models_that_a_case_needs_are_opened_and_all_of_them_are_closed_with_the_run() throws IOException {
        Counting models = new Counting();
        assertThat(run(models).cases()).hasSize(2);

        assertThat(Json.parse(Files.readString(root.resolve("reports/drift.json")))
                        .at("/run/calls")
                        .asInt())
                .isEqualTo(2);
        assertThat(models.opened).containsOnlyKeys("model-2", "model-5");
        ChatRequest request = new ChatRequest("case", List.of(new Message(Role.USER, "Hi")), Map.of(), 0, 0);
        assertThat(models.opened.values())
                .allSatisfy(model -> assertThatThrownBy(() -> model.chat(request))
                        .isInstanceOf(ModelCallException.class)
                        .hasMessageContaining("the model was closed"));
    }
}
