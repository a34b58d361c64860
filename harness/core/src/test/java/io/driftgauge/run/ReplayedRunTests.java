package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers from recordings, through the whole run. */
class ReplayedRunTests {

    private final Path root;
    private final RunFixture fixture;

    ReplayedRunTests(@TempDir Path root) throws IOException {
        this.root = root;
        fixture = new RunFixture(root).write("prompts/suite.yaml", suite(""));
        fixture.with("baseline", "missing").run(new ScriptedModel(r -> "The shop is open until nine."));
        fixture.without("baseline").with("http", "replay");
    }

    private static String suite(String assertion) {
        StringBuilder yaml = new StringBuilder("prompts: ['Say {{word}}']\n")
                .append("defaultTest: {options: {repeat: 5}, drift: {baselineSamples: 10}")
                .append(assertion)
                .append("}\ntests:\n");
        Stream.of("a", "b", "c", "d", "e", "f")
                .forEach(id -> yaml.append("  - {id: " + id + ", vars: {word: " + id + "}}\n"));
        return yaml.toString();
    }

    private static ScriptedModel replaying(String answer) {
        ScriptedModel model = new ScriptedModel(r -> answer);
        model.needsLive = true;
        model.replaysHttp = true;
        model.recorded = Instant.parse("2026-11-20T08:00:00Z");
        return model;
    }

    @Test
    void need_neither_live_nor_a_budget_and_are_stamped_with_their_day() throws IOException {
        RunResult result = fixture.run(replaying("The shop is open until nine."));

        assertThat(result.cases()).allSatisfy(c -> {
            assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE);
            assertThat(c.reasons().get(0)).contains("recorded on 2026-11-20");
        });
        assertThat(Json.parse(Files.readString(root.resolve("reports/drift.json")))
                        .at("/cases/0/replayed")
                        .asText())
                .isEqualTo("2026-11-20");
    }

    @Test
    void are_never_drifted_and_say_what_differs() {
        RunResult result = fixture.run(replaying("Purple penguins prefer pineapple pizza, quite frankly."));

        assertThat(result.cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isNotEqualTo(VerdictKind.DRIFTED));
        assertThat(result.suites()).allSatisfy(s -> {
            assertThat(s.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
            assertThat(s.verdict().summary()).contains("recording of 2026-11-20", "driftgauge.http=live");
            assertThat(s.counts()).doesNotContainKey(VerdictKind.DRIFTED);
        });
    }

    @Test
    void still_break_assertions() throws IOException {
        fixture.write("prompts/suite.yaml", suite(", assert: [{type: icontains, value: nine}]"));

        assertThat(fixture.run(replaying("Closed.")).cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.BROKEN_ASSERTION));
    }

    @Test
    void leave_no_history() throws IOException {
        fixture.run(replaying("The shop is open until nine."));

        assertThat(root.resolve("reports/history.jsonl")).doesNotExist();
    }

    @Test
    void become_no_baseline() {
        fixture.with("baseline", "missing");

        assertThatThrownBy(() -> fixture.run(replaying("x")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.baseline=missing needs fresh answers");
    }

    @Test
    void are_not_recorded_on_a_ci_server() {
        fixture.with("http", "record").environment.put("GITHUB_ACTIONS", "true");

        assertThatThrownBy(() -> fixture.run(replaying("x")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.http=record is refused")
                .hasMessageContaining("GITHUB_ACTIONS");
    }

    @Test
    void of_a_provider_that_can_t_replay_wait_for_live() {
        ScriptedModel model = replaying("x");
        model.replaysHttp = false;

        assertThat(fixture.run(model).cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.SKIPPED));
    }
}
