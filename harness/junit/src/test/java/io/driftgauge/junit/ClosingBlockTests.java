package io.driftgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Settings;
import io.driftgauge.replay.ReplayProgress;
import io.driftgauge.report.RunResult;
import io.driftgauge.run.DriftRun;
import io.driftgauge.run.PlannedTest;
import io.driftgauge.run.RunContext;
import io.driftgauge.run.RunServices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingBlockTests {

    private final TestProject project;

    ClosingBlockTests(@TempDir Path folder) throws IOException {
        this.project = new TestProject(folder);
    }

    private List<String> lines(Map<String, String> settings, String... warnings) {
        DriftRun run = DriftRun.load(new RunContext(
                Settings.of(settings),
                Map.of(),
                project.root(),
                Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC),
                new RunServices(List.of(new ScriptedProvider()), List.of(new WordHashEmbedder()), List.of()),
                ReplayProgress.NONE));
        RunResult result = run.run(
                run.plan(List.of("**")).stream()
                        .filter(PlannedTest.OfCase.class::isInstance)
                        .map(PlannedTest.OfCase.class::cast)
                        .toList(),
                false);
        return ClosingBlock.of(result, List.of(warnings), run.folders()).lines().toList();
    }

    @Test
    void it_counts_verdicts_and_says_where_the_report_is() throws IOException {
        project.suite("b", "z", "y").record();
        List<String> lines = lines(Map.of());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("2 cases: 2 STABLE. 2 calls, ").contains("(load ", "replay ", "judge ");
        assertThat(lines.get(1)).isEqualTo("report: reports/drift.md");
    }

    @Test
    void cases_with_the_same_warning_share_a_line() throws IOException {
        project.suite("b", "v", "w", "x", "y", "z").record();
        assertThat(lines(Map.of("driftgauge.provider.echo", "scripted:echo-renamed")))
                .filteredOn(l -> l.startsWith("warning: "))
                .singleElement()
                .asString()
                .startsWith("warning: b/v @ echo, b/w @ echo, b/x @ echo and 2 more: SWAPPED: ");
    }

    @Test
    void the_run_s_own_warnings_come_first_and_an_endless_list_is_cut() throws IOException {
        project.suite("b", "z").record();
        String[] many = IntStream.range(0, 40).mapToObj(i -> "orphan " + i).toArray(String[]::new);
        List<String> lines = lines(Map.of(), many);
        assertThat(lines.get(1)).isEqualTo("warning: orphan 0");
        assertThat(lines).contains("warning: … and 15 more; see drift.md").hasSize(28);
    }
}
