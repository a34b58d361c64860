package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLoaderTests {

    private static final String REFUNDS = """
            description: Refund answers of the support assistant
            version: 3
            providers: [tiny, "recorded:answers.jsonl"]
            prompts:
              - - {role: system, content: You are the support assistant of a web shop.}
                - {role: user, content: "{{question}}"}
            defaultTest:
              options: {repeat: 5, temperature: 0.7}
              drift: {baselineSamples: 12}
              assert:
                - {type: latency, threshold: 8000}
            tests:
              - id: refund-window
                description: States the 30 day window
                vars: {question: How long do I have to return it?, days: 30}
                tags: [smoke]
                assert:
                  - {type: icontains, value: "{{days}} days", passRate: 0.8}
              - {id: open-question, vars: {question: Is it open?}, answer: {labels: ["yes", no]}, samples: 2}
            """;

    private final TestFolder folder;

    ProjectLoaderTests(@TempDir Path parent) {
        folder = new TestFolder(parent);
    }

    @Test
    void what_a_suite_says_for_all_of_its_cases_weighs_more_than_the_config() {
        folder.file("driftgauge.yaml", TestFolder.CONFIG + "defaults: {repeat: 3}\n")
                .file("greetings.yaml", """
                        providers: tiny
                        prompts: Hi
                        evaluateOptions: {repeat: 7}
                        tests: [{id: plain}, {id: own, repeat: 2}]
                        """);

        assertThat(folder.cases()).extracting(PromptCase::repeat).containsExactly(7, 2);
    }

    @Test
    void reads_a_suite_as_the_documentation_shows_it() {
        Project project = folder.file("support/refunds.yaml", REFUNDS).load();

        Suite suite = project.suites().get(0);
        assertThat(suite.name()).isEqualTo("support/refunds");
        assertThat(suite.version()).isEqualTo(3);
        assertThat(suite.providers()).extracting(ModelSpec::label).containsExactly("tiny", "recorded-answers.jsonl");
        assertThat(suite.providers().get(0).config()).isEqualTo(Map.of("max_tokens", 32L));
        PromptCase refund = suite.cases().get(0);
        assertThat(refund.key()).hasToString("support/refunds/refund-window");
        assertThat(refund.description()).isEqualTo("States the 30 day window");
        assertThat(refund.tags()).containsExactly("smoke");
        assertThat(refund.messages())
                .containsExactly(
                        new Message(Role.SYSTEM, "You are the support assistant of a web shop."),
                        new Message(Role.USER, "How long do I have to return it?"));
        assertThat(refund.parameters()).isEqualTo(Map.of("temperature", 0.7));
        assertThat(refund.repeat()).isEqualTo(5);
        assertThat(refund.drift()).isEqualTo(new DriftPolicy(true, 12, 0.03));
        assertThat(refund.answer()).isEqualTo(new AnswerRule.Automatic());
        assertThat(refund.where()).hasToString("prompts/support/refunds.yaml:13");
        assertThat(refund.assertions()).extracting(Assertion::name).containsExactly("latency", "icontains");
        assertThat(refund.assertions().get(1).value()).isEqualTo(Json.node("30 days"));
        assertThat(refund.assertions().get(1).passRate()).isEqualTo(0.8);
        PromptCase open = suite.cases().get(1);
        assertThat(open.answer()).isEqualTo(new AnswerRule.Labels(List.of("yes", "no")));
        assertThat(open.repeat()).isEqualTo(2);
        assertThat(project.warnings()).isEmpty();
    }

    @Test
    void reads_json_like_yaml() {
        folder.file("a.json", """
                {"providers": ["tiny"], "prompts": ["Say {{word}}"],
                \t"tests": [{"id": "one", "vars": {"word": "hi"}}]}
                """);

        assertThat(folder.cases().get(0).messages()).containsExactly(new Message(Role.USER, "Say hi"));
        assertThat(folder.cases().get(0).where()).hasToString("prompts/a.json:2");
    }

    @Test
    void sorts_suites_by_name() {
        String suite = "{providers: [tiny], prompts: [Hi], tests: [{id: a}]}";
        folder.file("b.yaml", suite).file("a/z.yml", suite).file("a.yaml", suite);

        assertThat(folder.load().suites()).extracting(Suite::name).containsExactly("a", "a/z", "b");
    }

    @Test
    void takes_from_the_config_what_suites_share() {
        folder.file("driftgauge.yaml", """
                providers: [{id: "djl:tiny-2026.1", label: tiny, optional: true}]
                defaults: {providers: [tiny], repeat: 3, tags: [nightly]}
                budget: {usd: 1.5, calls: 100}
                drift: {alpha: 0.05, effectFloor: 0.1}
                embeddings: djl:other
                """);
        Project project = folder.file("a.yaml", "{prompts: [Hi], tests: [{id: a, tags: [x]}]}")
                .load();

        assertThat(project.alpha()).isEqualTo(0.05);
        assertThat(project.embedder()).isEqualTo("djl:other");
        assertThat(project.budget()).isEqualTo(new Budget(new BigDecimal("1.5"), 100));
        Suite suite = project.suites().get(0);
        assertThat(suite.providers().get(0).optional()).isTrue();
        assertThat(suite.cases().get(0).repeat()).isEqualTo(3);
        assertThat(suite.cases().get(0).tags()).containsExactly("nightly", "x");
        assertThat(suite.cases().get(0).drift().effectFloor()).isEqualTo(0.1);
    }

    @Test
    void lets_settings_win_over_files_and_remembers_what_was_configured() {
        Project project = folder.file("support/refunds.yaml", REFUNDS)
                .setting("driftgauge.provider.tiny", "djl:tiny-2026.2")
                .setting("driftgauge.repeat", "7")
                .setting("driftgauge.alpha", "0.02")
                .setting("driftgauge.budget.calls", "9")
                .load();

        assertThat(project.suites().get(0).providers().get(0).id()).isEqualTo("djl:tiny-2026.2");
        assertThat(project.overridden()).isEqualTo(Map.of("tiny", "djl:tiny-2026.1"));
        assertThat(project.suites().get(0).cases()).allMatch(c -> c.repeat() == 7);
        assertThat(project.alpha()).isEqualTo(0.02);
        assertThat(project.budget().calls()).isEqualTo(9);
    }

    @Test
    void refuses_settings_that_can_not_be_right() {
        folder.file("support/refunds.yaml", REFUNDS)
                .setting("driftgauge.provider.tny", "djl:tiny-2026.2")
                .setting("driftgauge.provider.tiny", "tiny-2026.2")
                .setting("driftgauge.repeat", "0")
                .setting("driftgauge.alpha", "1");

        assertThat(folder.problems())
                .containsExactlyInAnyOrder(
                        "driftgauge.provider.tiny: the provider 'tiny-2026.2' is no id: it must be vendor:model, for"
                                + " example djl:tiny-2026.1.",
                        "driftgauge.provider.tny: no suite has the provider 'tny'. Did you mean 'tiny'? Known providers:"
                                + " recorded-answers.jsonl, tiny.",
                        "driftgauge.repeat must be a number whole and from 1 to 1000, but is '0'.",
                        "driftgauge.alpha must be a number above 0 and at most 0.5, but is '1'.");
    }

    @Test
    void warns_of_keys_of_promptfoo_that_change_nothing() {
        Project project = folder.file("a.yaml", """
                        providers: [tiny]
                        prompts: [Hi]
                        sharing: true
                        tests:
                          - {id: a, options: {runSerially: true}}
                        """).load();

        assertThat(project.warnings())
                .extracting(Object::toString)
                .containsExactly(
                        "prompts/a.yaml:3: 'sharing' changes nothing here.",
                        "prompts/a.yaml:5: 'runSerially' in 'options' in test 'a' changes nothing here.");
    }

    @Test
    void reads_a_folder_that_is_a_link_and_warns_of_links_to_folders(@TempDir Path other) throws IOException {
        folder.file("a.yaml", "{providers: [tiny], prompts: [Hi], tests: [{id: a}]}");
        Files.createSymbolicLink(folder.path().resolve("more"), other);
        Path link = Files.createSymbolicLink(other.resolve("suites"), folder.path());

        Project project = ProjectLoader.load(link, Settings.of(Map.of()));

        assertThat(project.prompts()).isEqualTo(folder.path().toRealPath());
        assertThat(project.warnings())
                .extracting(Object::toString)
                .containsExactly("suites/more: links to folders are not followed; suites behind it are not read.");
    }

    @Test
    void tells_that_there_is_no_folder_or_no_suite(@TempDir Path empty) {
        assertThat(new TestFolder(empty).problems())
                .containsExactly("prompts: there is no suite here. Put one (*.yaml) into the folder, or set"
                        + " driftgauge.prompts to the folder that has them.");
        assertThatThrownBy(() -> ProjectLoader.load(empty.resolve("nowhere"), Settings.of(Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "nowhere: there is no such folder, or it can't be read. Put your suites (*.yaml) into it, or"
                                + " set driftgauge.prompts to the folder that has them.");
    }
}
