package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunListener;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.TestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DriftRunTests {

    private static final String ONE = "suite/a @ one";

    private final RunFixture fixture;

    DriftRunTests(@TempDir Path folder) throws IOException {
        fixture = new RunFixture(folder);
    }

    private static ScriptedModel echo() {
        return new ScriptedModel(r -> "You said: " + r.promptText());
    }

    private static ScriptedModel deterministic(String answer) {
        ScriptedModel model = new ScriptedModel(r -> answer);
        model.deterministic = true;
        return model;
    }

    private RunResult record(ScriptedModel model) {
        RunResult result = fixture.with("baseline", "missing").run(model);
        fixture.without("baseline");
        return result;
    }

    private static CaseResult of(RunResult result, String key) {
        return result.cases().stream()
                .filter(c -> c.key().toString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void verifying_writes_no_baseline_and_finds_none() throws IOException {
        RunResult result = fixture.suite("suite", "a").run(echo());
        assertThat(of(result, ONE).verdict().kind()).isEqualTo(VerdictKind.NO_BASELINE);
        assertThat(fixture.files("baselines")).isEmpty();
    }

    @Test
    void verifying_asks_as_often_as_the_suite_says() throws IOException {
        ScriptedModel model = echo();
        fixture.suite("suite", "a", "b").run(model);
        assertThat(model.requests).hasSize(6);
    }

    @Test
    void missing_records_what_is_missing_and_verifies_the_rest() throws IOException {
        fixture.suite("suite", "a");
        record(echo());
        Map<String, String> before = fixture.files("baselines");
        fixture.suite("suite", "a", "b");
        ScriptedModel model = echo();
        RunResult result = record(model);
        assertThat(model.requests).hasSize(3 + 5);
        assertThat(of(result, ONE).verdict().kind()).isNotEqualTo(VerdictKind.NO_BASELINE);
        assertThat(of(result, "suite/b @ one").verdict().kind()).isEqualTo(VerdictKind.NO_BASELINE);
        assertThat(of(result, "suite/b @ one").verdict().outcome()).isEqualTo(VerdictKind.Outcome.WARNS);
        assertThat(fixture.files("baselines")).containsAllEntriesOf(before).hasSize(2);
    }

    @Test
    void recording_tells_how_much_the_answers_vary() throws IOException {
        fixture.suite("suite", "a");
        int[] asked = {0};
        ScriptedModel fickle = new ScriptedModel(r -> asked[0]++ % 2 == 0 ? "apples pears" : "cars trains roads");

        assertThat(of(record(fickle), ONE).reasons())
                .contains(
                        "Recorded answers: unstable. They vary too much to judge this case alone: lower the temperature, ask a"
                                + " narrower question, or ask for a fixed form.");
    }

    @Test
    void recording_tells_that_a_deterministic_model_is_one() throws IOException {
        fixture.suite("suite", "a");

        assertThat(of(record(deterministic("yes")), ONE).reasons())
                .anyMatch(reason -> reason.startsWith("Recorded answers: deterministic."));
    }

    @Test
    void what_was_recorded_holds_and_the_files_stay_as_they_are() throws IOException {
        fixture.suite("suite", "a", "b");
        record(deterministic("yes"));
        Map<String, String> before = fixture.files("baselines");
        RunResult result = fixture.run(deterministic("yes"));
        assertThat(result.cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE));
        assertThat(result.suites())
                .allSatisfy(s -> assertThat(s.verdict().kind()).isEqualTo(VerdictKind.STABLE));
        assertThat(fixture.files("baselines")).isEqualTo(before);
    }

    @Test
    void a_deterministic_case_is_recorded_with_one_sample() throws IOException {
        ScriptedModel model = deterministic("yes");
        fixture.suite("suite", "a");
        record(model);
        assertThat(model.requests).hasSize(1);
    }

    @Test
    void recording_and_verifying_use_different_seeds() throws IOException {
        fixture.suite("suite", "a");
        ScriptedModel recording = echo();
        record(recording);
        ScriptedModel verifying = echo();
        fixture.run(verifying);
        assertThat(seeds(recording)).doesNotContainAnyElementsOf(seeds(verifying));
        ScriptedModel again = echo();
        fixture.run(again);
        assertThat(seeds(again)).isEqualTo(seeds(verifying));
    }

    @Test
    void every_session_has_seeds_of_its_own() throws IOException {
        fixture.suite("suite", "a");
        ScriptedModel first = echo();
        record(first);
        ScriptedModel second = echo();
        fixture.with("baseline", "session").run(second);
        ScriptedModel third = echo();
        fixture.run(third);
        assertThat(second.requests).hasSize(3);
        assertThat(seeds(second)).doesNotContainAnyElementsOf(seeds(first)).doesNotContainAnyElementsOf(seeds(third));
        assertThat(fixture.files("baselines").values())
                .allSatisfy(text -> assertThat(text).containsPattern("\"(id|session)\" ?: ?3"));
    }

    private static List<Long> seeds(ScriptedModel model) {
        return model.requests.stream().map(ChatRequest::seed).sorted().toList();
    }

    @Test
    void update_records_drifted_stale_and_missing_cases_and_leaves_the_others() throws IOException {
        fixture.suite("suite", "same", "drifts");
        record(deterministic("old answer"));
        Map<String, String> before = fixture.files("baselines");
        fixture.suite("suite", "same", "drifts", "fresh");
        ScriptedModel model = new ScriptedModel(r -> r.caseId().equals("drifts") ? "a new reply" : "old answer");
        model.deterministic = true;
        RunResult result = fixture.with("baseline", "update").run(model);
        Map<String, String> after = fixture.files("baselines");
        assertThat(result.cases())
                .allSatisfy(c -> assertThat(c.verdict().outcome()).isNotEqualTo(VerdictKind.Outcome.FAILS));
        assertThat(after.get("baselines/suite/same/one.json")).isEqualTo(before.get("baselines/suite/same/one.json"));
        assertThat(after.get("baselines/suite/drifts/one.json"))
                .contains("a new reply")
                .doesNotContain("old answer");
        assertThat(after.get("baselines/suite/fresh/one.json")).contains("old answer");
        assertThat(model.requests).hasSize(4);
        RunResult verified = fixture.without("baseline").run(model);
        assertThat(verified.cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE));
    }

    @Test
    void update_records_a_changed_question_anew() throws IOException {
        fixture.suite("suite", "a");
        record(deterministic("yes"));
        fixture.write("prompts/suite.yaml", "prompts: [Say it again]\ntests: [{id: a}]\n");
        ScriptedModel model = deterministic("again");
        assertThat(of(fixture.run(model), ONE).verdict().kind()).isEqualTo(VerdictKind.STALE_BASELINE);
        RunResult result = fixture.with("baseline", "update").run(model);
        assertThat(of(result, ONE).verdict().outcome()).isEqualTo(VerdictKind.Outcome.WARNS);
        assertThat(of(fixture.without("baseline").run(model), ONE).verdict().kind())
                .isEqualTo(VerdictKind.STABLE);
    }

    @Test
    void a_case_with_a_failed_call_is_not_recorded() throws IOException {
        ScriptedModel model = new ScriptedModel(r -> {
            if (r.caseId().equals("a") && r.sample() == 4) {
                throw ScriptedModel.failure(ModelCallException.Kind.REQUEST, "no answer this time");
            }
            return "fine";
        });
        RunResult result = record(fixture.suite("suite", "a", "b"), model);
        assertThat(fixture.files("baselines")).containsOnlyKeys("baselines/suite/b/one.json");
        assertThat(of(result, ONE).reasons()).anySatisfy(r -> assertThat(r).contains("Not recorded: a call failed"));
    }

    private static RunResult record(RunFixture fixture, ScriptedModel model) {
        return fixture.with("baseline", "missing").run(model);
    }

    @Test
    void answers_that_break_an_assertion_are_not_recorded() throws IOException {
        fixture.write(
                "prompts/suite.yaml",
                "prompts: [Say yes]\ntests: [{id: a, assert: [{type: icontains, value: \"yes\"}]}]\n");
        RunResult result = record(deterministic("no"));
        assertThat(fixture.files("baselines")).isEmpty();
        assertThat(of(result, ONE).verdict().outcome()).isEqualTo(VerdictKind.Outcome.FAILS);
        assertThat(of(result, ONE).reasons()).anySatisfy(r -> assertThat(r).contains("an assertion does not hold"));
    }

    @Test
    void a_ci_server_records_nothing() throws IOException {
        fixture.suite("suite", "a").with("baseline", "update");
        fixture.environment.put("GITHUB_ACTIONS", "true");
        assertThatThrownBy(() -> fixture.load(echo()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.baseline=update is refused on a CI server (GITHUB_ACTIONS is set)");
        assertThat(fixture.files("baselines")).isEmpty();
    }

    @Test
    void a_corrupt_baseline_stops_the_run_before_any_call() throws IOException {
        fixture.suite("suite", "a", "b");
        record(echo());
        fixture.write("baselines/suite/a/one.json", "{\"half\": ");
        ScriptedModel model = echo();
        assertThatThrownBy(() -> fixture.run(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one.json");
        assertThat(model.requests).isEmpty();
    }

    @Test
    void live_needs_a_budget_where_calls_cost() throws IOException {
        fixture.suite("suite", "a").with("live", "true");
        ScriptedModel costly = echo();
        costly.needsLive = true;
        assertThatThrownBy(() -> fixture.run(costly))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("budget: {calls: 500}");
        assertThat(costly.requests).isEmpty();
        fixture.with("budget.calls", "2").run(costly);
        assertThat(costly.requests).hasSize(2);
    }

    @Test
    void an_interrupted_run_still_leaves_its_files_and_the_interrupt() throws IOException {
        fixture.suite("suite", "a", "b");
        Thread caller = Thread.currentThread();
        ScriptedModel model = new ScriptedModel(r -> {
            caller.interrupt();
            new CountDownLatch(1).await();
            return "never";
        });
        RunResult result = fixture.run(model);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.cases()).allSatisfy(c -> {
            assertThat(c.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
            assertThat(c.replay().notCalled()).extracting(n -> n.reason()).isEqualTo(CaseReplay.Reason.CANCELLED);
        });
        assertThat(fixture.files("reports")).containsKeys("reports/drift.json", "reports/drift.md");
    }

    @Test
    void a_whole_run_is_told_from_a_filtered_one() throws IOException {
        fixture.suite("suite", "a", "b").suite("other", "c");
        RunResult whole = fixture.run(echo());
        assertThat(whole.info().whole()).isTrue();
        assertThat(whole.suites()).hasSize(2);
        RunResult filtered = fixture.with("suites", "other").run(echo());
        assertThat(filtered.cases()).hasSize(1);
        assertThat(filtered.info().whole()).isFalse();
        assertThat(filtered.suites()).isEmpty();
    }

    @Test
    void on_another_provider_suites_are_judged_and_the_run_is_not_whole() throws IOException {
        fixture.suite("suite", "a");
        RunResult result = fixture.with("provider.one", "scripted:two").run(echo());
        assertThat(result.info().whole()).isFalse();
        assertThat(result.suites()).hasSize(1);
        assertThat(result.cases().get(0).replay().provider().id()).isEqualTo("scripted:two");
    }

    @Test
    void filters_by_case_and_tag_leave_what_they_name() throws IOException {
        fixture.write(
                "prompts/suite.yaml",
                "prompts: [hi]\ntests: [{id: a, tags: [smoke]}, {id: b, tags: [slow]}, {id: ab}]\n");
        assertThat(keys(fixture.with("tags", "smoke, slow"))).containsExactly("a", "b");
        assertThat(keys(fixture.without("tags").with("cases", "a*"))).containsExactly("a", "ab");
        assertThat(keys(fixture.with("tags", "smoke"))).containsExactly("a");
    }

    private static List<String> keys(RunFixture fixture) {
        return RunFixture.cases(fixture.load(echo())).stream()
                .map(c -> c.promptCase().key().caseId())
                .toList();
    }

    @Test
    void filters_that_leave_nothing_together_are_an_error_that_names_them() throws IOException {
        fixture.write("prompts/suite.yaml", "prompts: [hi]\ntests: [{id: a, tags: [smoke]}, {id: b}]\n")
                .with("cases", "b")
                .with("tags", "smoke");
        assertThatThrownBy(() -> fixture.load(echo()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.cases=[b], driftgauge.tags=[smoke]");
    }

    @Test
    void nothing_to_replay_is_an_error() throws IOException {
        DriftRun run = fixture.suite("suite", "a")
                .suite("other", "b")
                .with("suites", "suite")
                .load(echo());
        assertThat(run.plan(List.of("other"))).isEmpty();
        assertThatThrownBy(() -> run.run(List.of(), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.suites=suite leaves no case");
    }

    @Test
    void a_misspelled_setting_is_an_error_with_the_nearest_name() throws IOException {
        fixture.suite("suite", "a").with("cncurrency", "2");
        assertThatThrownBy(() -> fixture.load(echo()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("unknown setting 'driftgauge.cncurrency'")
                .hasMessageContaining("Did you mean 'driftgauge.concurrency'?");
    }

    @Test
    void a_listener_that_breaks_changes_nothing() throws IOException {
        List<String> heard = new ArrayList<>();
        RunListener broken = new RunListener() {
            @Override
            public void judged(RunResult result, RunFolders folders, Settings settings) {
                throw new IllegalStateException("no disk");
            }
        };
        RunListener sound = new RunListener() {
            @Override
            public void judged(RunResult result, RunFolders folders, Settings settings) {
                heard.add("judged " + Files.exists(folders.reports().resolve("drift.json")));
            }

            @Override
            public void closed(
                    RunResult result, Map<ReplayKey, TestOutcome> outcomes, RunFolders folders, Settings settings) {
                heard.add("closed " + outcomes.size());
            }
        };
        fixture.suite("suite", "a").listeners = List.of(broken, sound);
        DriftRun run = fixture.load(echo());
        RunResult result = run.run(RunFixture.cases(run), false);
        run.closed(result, Map.of());
        assertThat(heard).containsExactly("judged true", "closed 0");
    }

    @Test
    void a_second_run_of_a_session_adds_to_the_first() throws IOException {
        fixture.suite("suite", "a").suite("other", "c");
        DriftRun run = fixture.load(echo());
        List<PlannedTest.OfCase> cases = RunFixture.cases(run);
        run.run(cases.subList(0, 1), false);
        RunResult both = run.run(cases.subList(1, 2), false);
        assertThat(both.cases()).hasSize(2);
        assertThat(fixture.files("reports").get("reports/drift.json")).contains("\"a\"", "\"c\"");
    }

    @Test
    void a_baseline_without_a_case_is_a_warning() throws IOException {
        fixture.suite("suite", "a", "gone");
        record(echo());
        fixture.suite("suite", "a");
        assertThat(fixture.load(echo()).warnings())
                .singleElement()
                .asString()
                .contains("baselines/suite/gone/one.json", "no case reads this baseline");
    }

    @Test
    void a_damaged_file_of_rows_that_no_case_reads_is_a_warning() throws IOException {
        fixture.suite("suite", "a").write("baselines/gone/one.jsonl", "{\"half\": ");
        assertThat(fixture.load(echo()).warnings()).singleElement().asString().contains("one.jsonl");
    }

    @Test
    void the_stages_are_timed_in_their_order() throws IOException {
        RunResult result = fixture.suite("suite", "a").run(echo());
        assertThat(result.info().stages().keySet()).containsExactly("load", "replay", "compare", "judge");
    }

    @Test
    void a_run_of_another_jvm_whose_files_it_writes_over_is_told() throws IOException {
        fixture.suite("suite", "a");
        fixture.with("baseline", "missing").run(echo());
        DriftRun one = fixture.without("baseline").load(echo());
        DriftRun other = fixture.load(echo());

        one.run(RunFixture.cases(one), false);
        one.run(RunFixture.cases(one), false);
        other.run(RunFixture.cases(other), false);

        assertThat(one.warnings()).isEmpty();
        assertThat(other.warnings())
                .singleElement()
                .asString()
                .contains("Another run wrote to reports while this one ran", "forkCount 1", "driftgauge.reports");
    }
}
