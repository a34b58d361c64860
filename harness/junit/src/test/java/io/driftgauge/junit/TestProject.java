package io.driftgauge.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.driftgauge.base.Settings;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A folder with prompts and baselines, and JUnit's real launcher to run tests on it. */
final class TestProject {

    /** A test that ended: display name and status, with the throwable's message. */
    record Ended(String name, String uniqueId, TestExecutionResult.Status status, Optional<Throwable> throwable) {
        String message() {
            return throwable.map(t -> String.valueOf(t.getMessage())).orElse("");
        }
    }

    /** What an execution told. */
    static final class Log implements TestExecutionListener {
        final List<Ended> tests = new ArrayList<>();
        final List<Ended> containers = new ArrayList<>();
        final List<String> reported = new ArrayList<>();

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Ended ended =
                    new Ended(test.getDisplayName(), test.getUniqueId(), result.getStatus(), result.getThrowable());
            (test.isTest() ? tests : containers).add(ended);
        }

        @Override
        public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            reported.add(test.getDisplayName() + " -> " + entry.getKeyValuePairs());
        }

        List<String> names() {
            return tests.stream().map(Ended::name).toList();
        }

        Ended test(String name) {
            return tests.stream()
                    .filter(t -> t.name().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Path root;
    private final Map<String, String> settings = new HashMap<>();

    TestProject(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("prompts"));
        write("prompts/driftgauge.yaml", """
                providers:
                  - {id: "scripted:echo", label: echo}
                defaults: {providers: [echo]}
                embeddings: words:hashed
                """);
        settings.put("driftgauge.root", root.toString());
    }

    TestProject write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** A suite with these case ids. */
    TestProject suite(String name, String... ids) throws IOException {
        StringBuilder yaml = new StringBuilder("prompts: [\"Say {{word}}\"]\ntests:\n");
        for (String id : ids) {
            yaml.append("  - {id: ")
                    .append(id)
                    .append(", vars: {word: ")
                    .append(id)
                    .append("}}\n");
        }
        return write("prompts/" + name + ".yaml", yaml.toString());
    }

    TestProject with(String setting, String value) {
        settings.put("driftgauge." + setting, value);
        return this;
    }

    /** A configuration parameter of JUnit's own. */
    TestProject parameter(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Records what is missing, as a person would, and forgets the calls that it took. */
    TestProject record() throws IOException {
        Map<String, String> recording = new HashMap<>(settings);
        recording.put("driftgauge.baseline", "missing");
        DriftRun run = DriftRun.load(new RunContext(
                Settings.of(recording),
                Map.of(),
                root,
                Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC),
                new RunServices(List.of(new ScriptedProvider()), List.of(new WordHashEmbedder()), List.of()),
                ReplayProgress.NONE));
        List<PlannedTest.OfCase> cases = run.plan(List.of("**")).stream()
                .filter(PlannedTest.OfCase.class::isInstance)
                .map(PlannedTest.OfCase.class::cast)
                .toList();
        RunResult result = run.run(cases, false);
        if (result.cases().isEmpty()) {
            throw new IllegalStateException("nothing recorded");
        }
        Files.deleteIfExists(root.resolve("calls.txt"));
        return this;
    }

    /** The case ids that were called, in order. */
    List<String> calls() throws IOException {
        Path calls = root.resolve("calls.txt");
        return Files.exists(calls) ? Files.readAllLines(calls).stream().sorted().toList() : List.of();
    }

    Path root() {
        return root;
    }

    /** Runs these classes in a session of their own. */
    Log run(Class<?>... classes) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            return execute(
                    session,
                    Stream.of(classes)
                            .map(c -> (DiscoverySelector) selectClass(c))
                            .toArray(DiscoverySelector[]::new));
        }
    }

    /** One execution in a session. */
    Log execute(LauncherSession session, DiscoverySelector... selectors) {
        Log log = new Log();
        session.getLauncher()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .configurationParameters(settings)
                                .build(),
                        log);
        return log;
    }
}
