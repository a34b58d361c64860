package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Seeds;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs that stop when they know enough, and runs beside a control arm. */
@Timeout(60)
class SequentialRunTests {

    private static final List<String> WORDS = List.of("parcel", "refund", "window", "unused", "item", "days", "shop");
    private static final List<String> OTHERS = List.of("sorry", "policy", "agent", "ticket", "manual", "chat", "form");
    private static final int CASES = 40;

    private final RunFixture fixture;

    SequentialRunTests(@TempDir Path folder) throws IOException {
        fixture = new RunFixture(folder);
    }

    private static String say(ChatRequest request, List<String> words) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long draw = Seeds.mix(request.seed(), request.caseId() + " " + i, request.sample());
            said.add(words.get((int) Math.floorMod(draw, (long) words.size())));
        }
        return String.join(" ", said);
    }

    private static ScriptedModel model(List<String> words) {
        ScriptedModel model = new ScriptedModel(r -> say(r, words));
        model.concurrency = 2;
        return model;
    }

    private SequentialRunTests recorded() throws IOException {
        fixture.suite(
                        "suite",
                        IntStream.range(0, CASES).mapToObj(i -> "case" + i).toArray(String[]::new))
                .with("baseline", "missing")
                .run(model(WORDS));
        fixture.without("baseline").with("drift.mode", "sequential");
        return this;
    }

    @Test
    void a_model_that_moved_is_found_with_a_part_of_the_calls() throws IOException {
        ScriptedModel moved = model(OTHERS);
        moved.concurrency = 1; // how many more calls are under way when it is enough depends on the machine
        RunResult result = recorded().fixture.run(moved);

        SuiteResult suite = result.suites().get(0);
        assertThat(suite.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(suite.calls()).isLessThan(CASES * 3 / 4);
        assertThat(suite.reasons())
                .anyMatch(r -> r.startsWith("Sequential: the evidence was ") && r.endsWith("calls saved."));
        assertThat(result.cases())
                .filteredOn(c -> c.verdict().kind() == VerdictKind.SKIPPED)
                .hasSize(CASES - suite.calls())
                .allSatisfy(c -> assertThat(c.replay().notCalled())
                        .extracting(CaseReplay.NotCalled::reason)
                        .isEqualTo(CaseReplay.Reason.SPARED));
    }

    @Test
    void a_model_that_holds_is_asked_once_a_case() throws IOException {
        ScriptedModel model = model(WORDS);
        RunResult result = recorded().fixture.run(model);

        assertThat(model.requests).hasSize(CASES);
        assertThat(result.suites().get(0).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(result.cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isIn(VerdictKind.STABLE, VerdictKind.UNSTABLE));
        assertThat(result.cases().get(0).key().caseKey().caseId()).isEqualTo("case0");
    }

    @Test
    void a_case_whose_call_fails_holds_up_no_one() throws IOException {
        recorded();
        ScriptedModel model = new ScriptedModel(r -> {
            if (r.caseId().endsWith("7")) {
                throw ScriptedModel.failure(ModelCallException.Kind.REQUEST, "no answer this time");
            }
            return say(r, OTHERS);
        });
        model.concurrency = 1;

        SuiteResult suite = fixture.run(model).suites().get(0);
        assertThat(suite.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(suite.calls()).isLessThan(CASES * 3 / 4);
    }

    /** Two labels on one scripted vendor; their temperature tells them apart. */
    private void control() throws IOException {
        fixture.write("prompts/driftgauge.yaml", """
                providers:
                  - {id: "scripted:one", label: one, config: {temperature: 1}}
                  - {id: "scripted:frozen", label: frozen, config: {temperature: 0}}
                defaults: {providers: [one]}
                embeddings: words:hashed
                drift: {control: frozen}
                """).suite("suite", "a", "b").with("baseline", "missing");
        fixture.run(saying("yes", "yes"));
        fixture.without("baseline");
    }

    private static ScriptedModel saying(String one, String frozen) {
        ScriptedModel model = new ScriptedModel(
                r -> String.valueOf(r.parameters().get("temperature")).startsWith("0") ? frozen : one);
        model.deterministic = true;
        return model;
    }

    private static String cause(RunResult result, String provider) {
        SuiteResult suite = result.suites().stream()
                .filter(s -> s.provider().equals(provider))
                .findFirst()
                .orElseThrow();
        assertThat(suite.verdict()).isInstanceOf(Verdict.Drifted.class);
        return ((Verdict.Drifted) suite.verdict()).cause();
    }

    @Test
    void a_control_arm_that_moved_too_takes_the_blame_off_the_provider() throws IOException {
        control();
        RunResult result = fixture.run(saying("no", "no"));

        assertThat(cause(result, "one")).startsWith("Not the provider, or not it alone: the control arm frozen");
        assertThat(cause(result, "frozen")).startsWith("This is the control arm, a frozen model");
        assertThat(result.cases())
                .filteredOn(c -> c.key().provider().equals("one"))
                .allSatisfy(
                        c -> assertThat(((Verdict.Drifted) c.verdict()).cause()).startsWith("Not the provider"));
    }

    @Test
    void a_control_arm_that_holds_clears_the_harness() throws IOException {
        control();

        assertThat(cause(fixture.run(saying("no", "yes")), "one"))
                .endsWith("The control arm frozen holds in this suite, so harness and embedder are as they were.");
    }

    @Test
    void a_provider_that_holds_is_warned_by_a_control_arm_that_moved() throws IOException {
        control();
        RunResult result = fixture.run(saying("yes", "no"));

        assertThat(result.suites().get(0).provider()).isEqualTo("one");
        assertThat(result.suites().get(0).verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(result.suites().get(0).reasons())
                .contains("The control arm frozen moved in this suite: the harness or the embedder changed.");
    }

    @Test
    void a_hosted_model_is_no_control() throws IOException {
        control();
        ScriptedModel hosted = saying("yes", "yes");
        hosted.needsLive = true;

        assertThatThrownBy(() -> fixture.run(hosted))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the control arm 'frozen' (scripted:frozen) is not a local model");
    }

    @Test
    void paired_cases_are_held_against_each_other_through_a_whole_run() throws IOException {
        fixture.write("prompts/suite.yaml", """
                prompts: ["Is {{name}} welcome?"]
                defaultTest: {options: {repeat: 8}, drift: {baselineSamples: 8, mode: all}}
                tests:
                  - {id: anna, vars: {name: Anna}}
                  - {id: yusuf, vars: {name: Yusuf}, pair: {of: anna, attribute: name}}
                """).with("baseline", "missing").run(new ScriptedModel(r -> "yes"));
        fixture.without("baseline");
        SuiteResult suite = fixture.run(
                        new ScriptedModel(r -> r.caseId().equals("yusuf") && r.sample() > 0 ? "no" : "yes"))
                .suites()
                .get(0);

        assertThat(suite.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(suite.pairs())
                .singleElement()
                .satisfies(p -> assertThat(p.drifted()).isTrue());
        assertThat(fixture.files("reports").get("reports/drift.json")).contains("\"attribute\": \"name\"");
    }
}
