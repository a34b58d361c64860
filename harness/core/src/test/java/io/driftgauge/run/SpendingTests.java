package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money, through the whole run. */
class SpendingTests {

    private static final String PRICED = """
            providers:
              - id: scripted:one
                label: one
                config: {max_tokens: 100}
                price: {input: 1, output: 10, date: 2026-11-01}
            defaults: {providers: [one]}
            embeddings: words:hashed
            """;

    private final Path root;
    private final RunFixture fixture;
    private final ScriptedModel model = new ScriptedModel(r -> "Yes.");

    SpendingTests(@TempDir Path root) throws IOException {
        this.root = root;
        fixture = new RunFixture(root).suite("suite", "a", "b", "c").with("live", "true");
        fixture.write("prompts/driftgauge.yaml", PRICED);
        model.needsLive = true;
        model.concurrency = 1;
        model.usage = new Usage(1_000, 100);
    }

    private JsonNode drift() throws IOException {
        return Json.parse(Files.readString(root.resolve("reports/drift.json")));
    }

    @Test
    void tells_the_plan_before_the_first_call() {
        AtomicInteger callsWhenTold = new AtomicInteger(-1);
        ScriptedModel watching = new ScriptedModel(r -> {
            callsWhenTold.compareAndSet(-1, fixture.plans.size());
            return "Yes.";
        });
        watching.needsLive = true;
        fixture.with("budget.calls", "50").with("budget.usd", "2.5").run(watching);

        assertThat(callsWhenTold).hasValue(1);
        assertThat(fixture.plans.get(0))
                .contains("9 calls of one (scripted:one)", "900 completion tokens", "at the prices of 2026-11-01")
                .contains("Budget: 50 calls, $2.5.");
    }

    @Test
    void plans_every_step_of_a_chain() throws IOException {
        fixture.write("prompts/suite.yaml", """
                tests:
                  - id: chain
                    repeat: 2
                    steps:
                      - {id: first, prompt: Say something}
                      - {id: second, prompt: "Repeat {{steps.first.output}}"}
                """).with("budget.calls", "50").run(model);

        assertThat(fixture.plans.get(0)).contains("4 calls of one (scripted:one)", "400 completion tokens");
    }

    @Test
    void plans_nothing_where_nothing_costs() {
        model.needsLive = false;
        fixture.run(model);

        assertThat(fixture.plans).isEmpty();
    }

    @Test
    void tells_what_every_case_suite_and_run_cost() throws IOException {
        fixture.with("budget.usd", "1").run(model);

        JsonNode drift = drift();
        assertThat(drift.at("/run/cost/usd").decimalValue()).isEqualByComparingTo("0.018");
        assertThat(drift.at("/suites/0/cost/usd").decimalValue()).isEqualByComparingTo("0.018");
        assertThat(drift.at("/cases/0/cost/usd").decimalValue()).isEqualByComparingTo("0.006");
        assertThat(Files.readString(root.resolve("reports/drift.md"))).contains("Cost of the calls", "0.018 |");
    }

    @Test
    void a_cost_that_no_one_knows_is_unknown_and_not_zero() throws IOException {
        model.usage = Usage.UNKNOWN;
        fixture.with("budget.calls", "50").run(model);

        assertThat(drift().at("/run/cost/usd").isNull()).isTrue();
        assertThat(drift().at("/run/cost/unknownCalls").asInt()).isEqualTo(9);
        assertThat(Files.readString(root.resolve("reports/drift.md"))).contains("9 calls of unknown cost");
    }

    @Test
    void calls_that_cost_nothing_cost_zero() throws IOException {
        model.needsLive = false;
        new RunFixture(root).suite("suite", "a").run(model);

        assertThat(drift().at("/run/cost/usd").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void a_budget_in_money_stops_and_leaves_the_rest_inconclusive() {
        model.usage = new Usage(20, 100);
        RunResult result = fixture.with("budget.usd", "0.0045").run(model);

        assertThat(model.requests).hasSize(4);
        assertThat(result.cases())
                .filteredOn(c -> c.replay().notCalled() != null)
                .isNotEmpty()
                .allSatisfy(
                        c -> assertThat(c.verdict().kind()).isIn(VerdictKind.INCONCLUSIVE, VerdictKind.NO_BASELINE));
        assertThat(result.info().cost().knownUsd()).isLessThanOrEqualTo(new BigDecimal("0.0045"));
    }

    @Test
    void a_budget_in_money_needs_a_price_of_every_provider_that_costs() throws IOException {
        fixture.write("prompts/driftgauge.yaml", PRICED.replaceAll("(?m)^ *price:.*\n", ""))
                .with("budget.usd", "1")
                .with("budget.calls", "100");

        assertThatThrownBy(() -> fixture.run(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("prompts/driftgauge.yaml:2: the budget of $1 can't be held")
                .hasMessageContaining("has no price");
        assertThat(model.requests).isEmpty();
    }

    @Test
    void what_the_answers_take_is_held_against_the_baseline_and_told_without_a_verdict() throws IOException {
        fixture.suite("suite", "a", "b", "c", "d", "e", "f", "g", "h").with("budget.usd", "1");
        model.usage = new Usage(1_000, 100);
        model.latency = Duration.ofMillis(800);
        fixture.with("baseline", "missing").run(model);

        model.usage = new Usage(1_000, 150);
        model.latency = Duration.ofSeconds(2);
        RunResult result = fixture.without("baseline").run(model);

        assertThat(result.suites().get(0).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        JsonNode suite = drift().at("/suites/0");
        assertThat(suite.at("/expenses").findValuesAsText("what"))
                .containsExactly("prompt_tokens", "completion_tokens", "cost", "latency");
        assertThat(suite.at("/expenses").findValuesAsText("told")).containsExactly("false", "true", "true", "true");
        assertThat(suite.at("/reasons"))
                .extracting(JsonNode::textValue)
                .anyMatch(
                        r -> r.startsWith("Answers cost 25% more: 100 → 150 output tokens on average, in 8 of 8 cases"))
                .anyMatch(r -> r.startsWith("Answers take 150% longer: 800 ms → 2.0 s in the middle, in 8 of 8 cases"));
        assertThat(drift().at("/cases/0/expenses/1/before").asDouble()).isEqualTo(100);
        assertThat(drift().at("/cases/0/expenses/1/now").asDouble()).isEqualTo(150);
        assertThat(Files.readString(root.resolve("reports/drift.md")))
                .contains("## Tokens, cost and time", "Answers cost 25% more");
    }

    @Test
    void answers_from_a_recording_are_not_held_against_what_the_baseline_took() throws IOException {
        fixture.suite("suite", "a", "b", "c", "d", "e", "f", "g", "h").with("budget.usd", "1");
        fixture.with("baseline", "missing").run(model);

        model.replaysHttp = true;
        model.recorded = Instant.parse("2026-11-01T00:00:00Z");
        model.usage = new Usage(1_000, 900);
        fixture.without("baseline").with("http", "replay").run(model);

        assertThat(drift().at("/suites/0/expenses")).isEmpty();
    }

    @Test
    void verifying_does_not_touch_what_a_baseline_says_that_answers_took() throws IOException {
        fixture.with("budget.usd", "1").with("baseline", "missing").run(model);
        Map<String, String> before = fixture.files("baselines");

        model.latency = Duration.ofMillis(777);
        fixture.without("baseline").run(model);
        fixture.with("baseline", "missing").run(model);
        fixture.with("baseline", "update").run(model);

        assertThat(before.get("baselines/suite/a/one.json")).contains("\"latencyMs\": [10, 10, 10, 10, 10]");
        assertThat(fixture.files("baselines")).isEqualTo(before);
    }

    @Test
    void retries_count_with_their_calls_and_what_they_may_have_cost() {
        AtomicInteger calls = new AtomicInteger();
        ScriptedModel flaky = new ScriptedModel(r -> {
            if (calls.incrementAndGet() == 1) {
                throw ScriptedModel.failure(ModelCallException.Kind.RETRYABLE, "reset");
            }
            return "Yes.";
        });
        flaky.needsLive = true;
        flaky.usage = new Usage(1_000, 100);
        RunResult result = fixture.with("budget.usd", "1").with("cases", "a").run(flaky);

        assertThat(result.info().calls()).isEqualTo(4);
        assertThat(result.info().cost().unknownCalls()).isEqualTo(1);
        assertThat(result.info().cost().knownUsd()).isEqualByComparingTo("0.006");
    }
}
