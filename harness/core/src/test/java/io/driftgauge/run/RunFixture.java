package io.driftgauge.run;

import io.driftgauge.base.Settings;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.replay.ReplayProgress;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunListener;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project folder, a scripted model and the settings of a run. */
final class RunFixture {

    final Path root;
    final Map<String, String> settings = new HashMap<>();
    final Map<String, String> environment = new HashMap<>();
    final List<String> plans = new ArrayList<>();
    List<RunListener> listeners = List.of();
    EmbedderFactory embedder = new HashedWords();

    RunFixture(Path root) throws IOException {
        this.root = root;
        write("prompts/driftgauge.yaml", """
                providers: [{id: "scripted:one", label: one}]
                defaults: {providers: [one]}
                embeddings: words:hashed
                """);
    }

    RunFixture write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** A suite with these case ids, each asked up to three times. */
    RunFixture suite(String name, String... ids) throws IOException {
        StringBuilder yaml = new StringBuilder(
                "prompts: [\"Say {{word}}\"]\ndefaultTest: {options: {repeat: 3}, drift: {baselineSamples: 5}}\ntests:\n");
        for (String id : ids) {
            yaml.append("  - {id: ")
                    .append(id)
                    .append(", vars: {word: ")
                    .append(id)
                    .append("}}\n");
        }
        return write("prompts/" + name + ".yaml", yaml.toString());
    }

    RunFixture with(String setting, String value) {
        settings.put("driftgauge." + setting, value);
        return this;
    }

    RunFixture without(String setting) {
        settings.remove("driftgauge." + setting);
        return this;
    }

    DriftRun load(ScriptedModel model) {
        return DriftRun.load(new RunContext(
                Settings.of(settings),
                environment,
                root,
                Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC),
                new RunServices(List.of(model), List.of(embedder), listeners),
                new ReplayProgress() {
                    @Override
                    public void planned(String plan) {
                        plans.add(plan);
                    }

                    @Override
                    public void advanced(int calls, int done, int all) {}
                }));
    }

    /** Runs all that the filters leave. */
    RunResult run(ScriptedModel model) {
        DriftRun run = load(model);
        return run.run(cases(run), false);
    }

    static List<PlannedTest.OfCase> cases(DriftRun run) {
        return run.plan(List.of("**")).stream()
                .filter(PlannedTest.OfCase.class::isInstance)
                .map(PlannedTest.OfCase.class::cast)
                .toList();
    }

    /** Every file under a folder with its text. */
    Map<String, String> files(String folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path start = root.resolve(folder);
        if (Files.exists(start)) {
            try (Stream<Path> walk = Files.walk(start)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return files;
    }
}
