package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Seeds;
import io.driftgauge.drift.OverNights;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, night after night, of a provider that answers each night anew. */
@Timeout(120)
class NightsTests {

    private static final List<String> WORDS = List.of("parcel", "refund", "window", "unused", "item", "days", "shop");
    private static final List<String> OTHERS = List.of("sorry", "policy", "agent", "ticket", "manual", "chat", "form");

    private final RunFixture fixture;
    private final Path folder;

    NightsTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        fixture = new RunFixture(folder);
        fixture.suite("suite", IntStream.range(0, 10).mapToObj(i -> "case" + i).toArray(String[]::new))
                .with("live", "true")
                .with("budget.calls", "1000");
    }

    private static ScriptedModel model(int night, List<String> words) {
        ScriptedModel model = new ScriptedModel(r -> {
            List<String> said = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                long draw = Seeds.mix(night, r.caseId() + " " + i, r.sample());
                said.add(words.get((int) Math.floorMod(draw, (long) words.size())));
            }
            return String.join(" ", said);
        });
        model.needsLive = true;
        return model;
    }

    private OverNights night(int night, List<String> words) {
        RunResult result = fixture.run(model(night, words));
        OverNights found = result.suites().get(0).overNights();
        assertThat(found).isNotNull();
        return found;
    }

    private void record(int night, List<String> words) {
        fixture.with("baseline", "missing").run(model(night, words));
        fixture.without("baseline");
    }

    @Test
    void counts_every_kept_run_since_the_baseline_and_finds_no_change_where_there_is_none() {
        record(100, WORDS);
        for (int n = 1; n <= 6; n++) {
            OverNights found = night(n, WORDS);
            assertThat(found.runs()).isEqualTo(n);
            assertThat(found.alarm()).isFalse();
        }
    }

    @Test
    void says_an_alarm_in_the_reasons_and_in_both_files() throws IOException {
        record(100, WORDS);
        night(1, WORDS);
        night(2, OTHERS);
        night(3, OTHERS);
        RunResult result = fixture.run(model(4, OTHERS));

        OverNights found = result.suites().get(0).overNights();
        assertThat(found).isNotNull().satisfies(o -> assertThat(o.alarm()).isTrue());
        assertThat(result.suites().get(0).reasons()).anyMatch(r -> r.startsWith("OVER NIGHTS: the answers moved"));
        assertThat(Files.readString(folder.resolve("reports/drift.md"))).contains("## Over nights", "OVER NIGHTS");
        JsonNode suite = Json.parse(Files.readString(folder.resolve("reports/drift.json")))
                .at("/suites/0/overNights");
        assertThat(suite.path("alarm").asBoolean()).isTrue();
        assertThat(suite.path("runs").asInt()).isEqualTo(4);
        assertThat(suite.path("limit").asDouble()).isEqualTo(100);
    }

    @Test
    void a_new_baseline_begins_anew() {
        record(100, WORDS);
        night(1, WORDS);
        night(2, OTHERS);
        fixture.with("baseline", "update").run(model(3, OTHERS));
        fixture.without("baseline");

        OverNights found = night(4, OTHERS);
        assertThat(found.runs()).isEqualTo(1);
        assertThat(found.alarm()).isFalse();
        assertThat(night(5, OTHERS).runs()).isEqualTo(2);
    }

    @Test
    void what_a_night_found_does_not_hang_on_which_cases_answer_later() {
        record(100, WORDS);
        double first = night(1, WORDS).evidence();
        ScriptedModel partly = new ScriptedModel(r -> {
            if (r.caseId().equals("case0")) {
                throw ScriptedModel.failure(io.driftgauge.model.ModelCallException.Kind.REQUEST, "no answer");
            }
            return "parcel refund window unused item days";
        });
        partly.needsLive = true;
        fixture.run(partly);

        assertThat(first).isPositive();
        assertThat(night(3, WORDS).runs()).isEqualTo(3);
    }

    @Test
    void filtered_runs_other_providers_and_local_models_are_not_counted() {
        record(100, WORDS);
        night(1, WORDS);

        assertThat(fixture.with("provider.one", "scripted:two")
                        .run(model(2, OTHERS))
                        .suites()
                        .get(0)
                        .overNights())
                .isNull();
        fixture.without("provider.one");
        assertThat(fixture.with("cases", "case1").run(model(2, OTHERS)).suites())
                .isEmpty();
        fixture.without("cases");
        ScriptedModel local = model(2, OTHERS);
        local.needsLive = false;
        assertThat(fixture.run(local).suites().get(0).overNights()).isNull();
        assertThat(night(3, WORDS).runs()).isEqualTo(2);
    }

    @Test
    void a_line_that_was_cut_off_costs_its_night_and_no_more() throws IOException {
        record(100, WORDS);
        night(1, WORDS);
        Files.writeString(
                folder.resolve("reports/history.jsonl"),
                "{\"run\":\"x\",\"kind\":\"suite\",\"suite\":\"suite\",\"prov",
                StandardOpenOption.APPEND);

        assertThat(night(2, WORDS).runs()).isEqualTo(2);
    }
}
