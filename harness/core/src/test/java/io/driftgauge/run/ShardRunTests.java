package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ModelCallException.Kind;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is spread over several jobs, and put together again. */
@Timeout(60)
class ShardRunTests {

    private final Path root;
    private final RunFixture fixture;

    ShardRunTests(@TempDir Path root) throws IOException {
        this.root = root;
        fixture = new RunFixture(root).with("live", "true").with("budget.calls", "1000");
        for (int i = 1; i <= 5; i++) {
            suite("suite-" + i, 2 * i, "");
        }
        fixture.with("baseline", "missing").run(model("The answer to "));
        fixture.without("baseline");
    }

    private void suite(String name, int cases, String more) throws IOException {
        fixture.write(
                "prompts/" + name + ".yaml",
                "prompts: ['Say {{word}} in " + name + "']\n"
                        + "defaultTest: {options: {repeat: 6}, drift: {baselineSamples: 10}" + more + "}\ntests:\n"
                        + IntStream.range(0, cases)
                                .mapToObj(i -> "  - {id: case-" + i + ", vars: {word: word" + i + "}}\n")
                                .collect(Collectors.joining()));
    }

    private static ScriptedModel model(String words) {
        ScriptedModel model = new ScriptedModel(
                r -> words + r.promptText() + (r.sample() % 3 == 0 ? " indeed" : " of course " + r.sample() % 2));
        model.needsLive = true;
        return model;
    }

    private RunResult shard(int number, int of, ScriptedModel model) throws IOException {
        RunResult result = fixture.with("shard", number + "/" + of).run(model);
        fixture.without("shard");
        String name = "shard-" + number + "-of-" + of + ".jsonl";
        Files.createDirectories(root.resolve("shards"));
        Files.move(root.resolve("reports/" + name), root.resolve("shards/" + name));
        return result;
    }

    /** Without a key and a budget, since no model is asked. */
    private RunResult merged() {
        ScriptedModel never = new ScriptedModel(r -> {
            throw new AssertionError("no model is asked where shards are merged");
        });
        never.needsLive = true;
        return fixture.without("live")
                .without("budget.calls")
                .with("shard.merge", "shards")
                .run(never);
    }

    /** What stands in drift.json of cases and suites, without what differs from run to run. */
    private Map<String, String> verdicts() throws IOException {
        JsonNode drift = Json.parse(Files.readString(root.resolve("reports/drift.json")));
        List<String> all = new ArrayList<>();
        for (String part : List.of("suites", "cases")) {
            drift.path(part)
                    .forEach(each -> all.add(
                            ((ObjectNode) each).without(List.of("durationMs")).toString()));
        }
        return Map.of(
                "verdicts",
                String.join("\n", all),
                "calls",
                drift.at("/run/calls").asText(),
                "tokens",
                drift.at("/run/tokens").toString());
    }

    @Test
    void merged_shards_say_what_one_run_says() throws IOException {
        fixture.run(model("Something else about "));
        Map<String, String> atOnce = verdicts();
        Files.delete(root.resolve("reports/history.jsonl"));
        for (int i = 1; i <= 3; i++) {
            shard(i, 3, model("Something else about "));
        }

        RunResult result = merged();

        assertThat(verdicts()).isEqualTo(atOnce);
        assertThat(result.cases()).hasSize(30);
        assertThat(result.suites()).extracting(s -> s.verdict().kind()).contains(VerdictKind.DRIFTED);
        assertThat(root.resolve("reports/history.jsonl")).exists();
    }

    @Test
    void a_shard_asks_its_part_and_judges_nothing() throws IOException {
        ScriptedModel model = model("Something else about ");

        RunResult result = shard(1, 3, model);

        assertThat(result.cases())
                .hasSizeBetween(8, 12)
                .allSatisfy(c -> assertThat(c.verdict().summary())
                        .isEqualTo("Collected as shard 1 of 3; the run that merges the shards judges it."));
        assertThat(result.suites()).isEmpty();
        assertThat(root.resolve("reports/history.jsonl")).doesNotExist();
    }

    @Test
    void every_suite_is_in_one_shard() throws IOException {
        List<String> suites = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            shard(i, 3, model("x")).cases().stream()
                    .map(c -> c.key().caseKey().suite())
                    .distinct()
                    .forEach(suites::add);
        }

        assertThat(suites).containsExactlyInAnyOrder("suite-1", "suite-2", "suite-3", "suite-4", "suite-5");
    }

    @Test
    void a_broken_assertion_is_told_at_once() throws IOException {
        suite("suite-5", 10, ", assert: [{type: contains, value: never said}]");

        assertThat(shard(1, 3, model("The answer to ")).cases())
                .filteredOn(c -> c.key().caseKey().suite().equals("suite-5"))
                .hasSize(10)
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.BROKEN_ASSERTION));
    }

    @Test
    void failures_are_merged_as_they_came() throws IOException {
        for (int i = 1; i <= 3; i++) {
            shard(i, 3, new ScriptedModel(r -> {
                if (r.promptText().contains("suite-4")) {
                    throw ScriptedModel.failure(Kind.REQUEST, "too long");
                }
                return "The answer to " + r.promptText();
            }));
        }

        assertThat(merged().cases())
                .filteredOn(c -> c.key().caseKey().suite().equals("suite-4"))
                .hasSize(8)
                .allSatisfy(c -> assertThat(c.verdict().summary()).isEqualTo("too long"));
    }

    @Test
    void chains_and_deterministic_models_are_merged_too() throws IOException {
        fixture.write("prompts/suite-5.yaml", """
                tests:
                  - id: chain
                    steps:
                      - {id: first, prompt: Begin}
                      - {id: second, prompt: "Go on from {{steps.first.output}}"}
                """);
        ScriptedModel exact = new ScriptedModel(r -> "after " + r.promptText());
        exact.deterministic = true;
        fixture.with("baseline", "update").run(exact);
        fixture.without("baseline");
        for (int i = 1; i <= 2; i++) {
            shard(i, 2, exact);
        }

        assertThat(merged().cases())
                .filteredOn(c -> c.key().caseKey().suite().equals("suite-5"))
                .singleElement()
                .satisfies(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE))
                .extracting(CaseResult::replay)
                .satisfies(r -> assertThat(r.deterministic()).isTrue());
    }

    @Test
    void a_request_that_no_shard_made_is_no_answer() throws IOException {
        for (int i = 1; i <= 3; i++) {
            shard(i, 3, model("The answer to "));
        }
        suite("suite-1", 3, "");

        assertThat(merged().cases())
                .filteredOn(c -> c.key().caseKey().toString().contains("suite-1/case-2"))
                .singleElement()
                .satisfies(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.PROVIDER_ERROR))
                .satisfies(c -> assertThat(c.verdict().summary()).contains("No shard holds an answer of one"));
    }

    @Test
    void a_missing_shard_is_told() throws IOException {
        shard(1, 3, model("x"));
        shard(3, 3, model("x"));

        assertThatThrownBy(this::merged)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Missing: shard-2-of-3.jsonl");
    }

    @Test
    void shards_of_different_runs_are_not_mixed() throws IOException {
        shard(1, 2, model("x"));
        fixture.with("seed", "7");
        shard(2, 2, model("x"));

        assertThatThrownBy(this::merged).hasMessageContaining("belongs to another run");
    }

    @Test
    void a_cut_file_is_told_with_its_line() throws IOException {
        shard(1, 1, model("x"));
        Path file = root.resolve("shards/shard-1-of-1.jsonl");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));

        assertThatThrownBy(this::merged)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("shard-1-of-1.jsonl:")
                .hasMessageContaining("is not JSON");
    }

    @Test
    void there_may_not_be_more_shards_than_suites() {
        assertThatThrownBy(() -> shard(6, 6, model("x")))
                .hasMessageContaining("driftgauge.shard=6/6 is left without a suite: there are 5");
    }

    @Test
    void no_secret_reaches_the_file() throws IOException {
        fixture.environment.put("SHOP_API_KEY", "planted-key-0123456789");

        fixture.with("shard", "1/1").run(model("planted-key-0123456789 "));

        assertThat(Files.readString(root.resolve("reports/shard-1-of-1.jsonl")))
                .contains("\"response\"")
                .doesNotContain("planted-key-0123456789");
    }

    @Test
    void a_shard_says_what_to_do_with_its_file() {
        DriftRun run = fixture.with("shard", "2/2").load(model("x"));
        run.run(RunFixture.cases(run), false);

        assertThat(run.warnings())
                .singleElement()
                .asString()
                .contains("shard 2 of 2 in shard-2-of-2.jsonl", "driftgauge.shard.merge");
    }
}
