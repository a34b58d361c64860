package io.driftgauge.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Settings;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A control arm beside a provider, with the bundled models and the real embedder, through whole runs. */
class ControlArmTests {

    private static final String QUESTION = "How long do refunds take?";

    private final Path root;

    ControlArmTests(@TempDir Path root) {
        this.root = root;
    }

    /** The first release is recorded under both labels. */
    @BeforeEach
    void record() throws IOException {
        project("djl:tiny-2026.1", "djl:tiny-2026.1");
        RunResult recorded = run(Map.of("driftgauge.baseline", "missing"));
        assertThat(recorded.cases()).hasSize(2);
        assertThat(suite(run(Map.of()), "provider").verdict().kind()).isEqualTo(VerdictKind.STABLE);
    }

    private void project(String provider, String control) throws IOException {
        write("prompts/driftgauge.yaml", """
                providers:
                  - {id: "%s", label: provider, config: {temperature: 0, max_tokens: 40}}
                  - {id: "%s", label: frozen, config: {temperature: 0, max_tokens: 40}}
                defaults: {providers: [provider]}
                drift: {control: frozen}
                """.formatted(provider, control));
        write("prompts/support.yaml", """
                prompts:
                  - - {role: system, content: You are the support assistant of a web shop.}
                    - {role: user, content: "%s"}
                tests: [{id: refund-time, assert: [{type: icontains, value: days}]}]
                """.formatted(QUESTION));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private RunResult run(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("driftgauge.device", "cpu");
        DriftRun run = DriftRun.load(new RunContext(
                Settings.of(all), Map.of(), root, Clock.systemUTC(), RunServices.discover(), ReplayProgress.NONE));
        List<PlannedTest.OfCase> cases = run.plan(List.of("**")).stream()
                .filter(PlannedTest.OfCase.class::isInstance)
                .map(PlannedTest.OfCase.class::cast)
                .toList();
        return run.run(cases, false);
    }

    private static SuiteResult suite(RunResult result, String provider) {
        return result.suites().stream()
                .filter(s -> s.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    private static String cause(RunResult result, String provider) {
        Verdict verdict = suite(result, provider).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Drifted.class);
        return ((Verdict.Drifted) verdict).cause();
    }

    /** As if the answer had been another one when it was recorded. */
    private void doctor(String label) throws IOException {
        Path file = root.resolve("baselines/support/refund-time/" + label + ".json");
        String text = Files.readString(file);
        assertThat(text).contains("days");
        Files.writeString(file, text.replace("days", "weeks"));
    }

    @Test
    void a_provider_that_moves_alone_is_blamed_and_the_control_arm_clears_the_harness() throws IOException {
        doctor("provider");
        RunResult result = run(Map.of());

        assertThat(suite(result, "frozen").verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(cause(result, "provider")).contains("The control arm frozen holds in this suite");
    }

    @Test
    void what_moves_both_is_not_blamed_on_the_provider() throws IOException {
        doctor("provider");
        doctor("frozen");
        RunResult result = run(Map.of());

        assertThat(cause(result, "provider")).startsWith("Not the provider, or not it alone");
        assertThat(cause(result, "frozen")).startsWith("This is the control arm, a frozen model");
        assertThat(Files.readString(root.resolve("reports/drift.json"))).contains("Not the provider, or not it alone");
    }
}
