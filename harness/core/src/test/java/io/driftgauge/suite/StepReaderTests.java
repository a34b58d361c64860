package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepReaderTests {

    private final TestFolder folder;

    StepReaderTests(@TempDir Path parent) {
        folder = new TestFolder(parent);
    }

    private TestFolder test(String yaml) {
        return folder.file("suite.yaml", "providers: tiny\ntests:\n  - " + yaml + "\n");
    }

    @Test
    void vars_are_filled_in_when_the_suite_is_read_and_steps_when_it_runs() {
        PromptCase chain = test("{id: a, vars: {x: '{{steps.s.output}}'}, steps: [{id: s, prompt: 'Say {{x}}'},"
                        + " {prompt: 'Of {{steps.s.json.items.0}} and {{x}}'}]}")
                .cases()
                .get(0);
        Script script = chain.script();
        assertThat(script.form()).isEqualTo(Script.Form.CHAIN);
        assertThat(script.steps()).extracting(Step::id).containsExactly("s", "step-2");
        assertThat(script.steps().get(1).lines().get(0).text().pieces())
                .contains(new StepText.Earlier("s", StepText.What.JSON, List.of("items", "0")))
                .contains(new StepText.Known("{{steps.s.output}}"));
        assertThat(chain.messages().get(0).content()).isEqualTo("Say {{steps.s.output}}");
    }

    @Test
    void a_chain_is_not_multiplied_by_the_suites_prompts() {
        List<PromptCase> cases = folder.file("suite.yaml", """
                        providers: tiny
                        prompts: [{label: x, raw: One}, {label: y, raw: Two}]
                        tests: [{id: plain}, {id: chain, steps: [{prompt: Hi}]}]
                        """).cases();
        assertThat(cases).extracting(c -> c.key().caseId()).containsExactly("plain~x", "plain~y", "chain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a, steps: [{id: s, prompt: '{{steps.later.output}}'}]} | names no step before it. It is the first.",
                "{id: a, steps: [{id: sort, prompt: Hi}, {prompt: '{{steps.sotr.output}}'}]} | Did you mean 'sort'?",
                "{id: a, steps: [{id: s, prompt: Hi}, {prompt: '{{steps.s.text}}'}]} | must be steps.s.output",
                "{id: a, steps: [{id: s, prompt: Hi}, {id: s, prompt: Hi}]} | the id 's' stands in a step of test 'a' twice",
                "{id: a, steps: [{id: S1, prompt: Hi}]} | must be up to 40 of a-z",
                "{id: a, steps: [{id: s}]} | needs a 'prompt'",
                "{id: a, steps: [{prompt: Hi, when: {step: x, label: y}}]} | names no step before it: 'x'",
                "{id: a, steps: []} | must hold 1 to 50",
                "{id: a, steps: [{prompt: Hi}], turns: [Hi]} | has 'steps' and 'turns'. Keep one.",
                "{id: a, turns: [{user: Hi, assistant: Ho}]} | has a scripted answer, so nothing is asked",
                "{id: a, turns: [{assistant: Ho}]} | needs a 'user'",
                "{id: a, turns: [Hi], tool_results: [{tool: x}]} | needs a 'result'",
                "{id: a, turns: [Hi], tools: [{title: x}]} | must be {name, description, parameters}",
                "{id: a, turns: [Hi], tools: [{name: seek}], tool_results: [{tool: sek, result: 1}]} | Did you mean 'seek'?",
                "{id: a, turns: [Hi], vars: {context: x}, context: y} | stands among its 'vars' too",
            })
    void says_what_is_wrong(String yaml, String message) {
        assertThat(test(yaml).problems())
                .singleElement()
                .asString()
                .startsWith("prompts/suite.yaml:3: ")
                .contains(message);
    }

    @Test
    void a_conversation_goes_on_from_the_suites_prompt() {
        List<String> problems = folder.file("suite.yaml", """
                        providers: tiny
                        prompts: Ask this
                        tests: [{id: a, turns: [Hi]}]
                        """).problems();
        assertThat(problems).singleElement().asString().contains("the suite's prompt ends with the user");
    }

    @Test
    void tools_and_results_of_a_case_come_before_those_of_its_suite() {
        PromptCase one = folder.file("suite.yaml", """
                        providers: tiny
                        prompts: Hi
                        defaultTest:
                          tools: [{type: function, function: {name: seek, parameters: {type: object}}}]
                          tool_results: [{tool: seek, result: Nothing}]
                        tests:
                          - {id: a, vars: {x: 7}, tool_results: [{tool: seek, arguments: {for: "{{x}}"}, result: {found: "{{x}}"}}]}
                        """).cases().get(0);
        assertThat(one.parameters())
                .containsEntry(
                        "tools",
                        List.of(Map.of(
                                "type",
                                "function",
                                "function",
                                Map.of("name", "seek", "parameters", Map.of("type", "object")))));
        assertThat(one.script().toolResults())
                .extracting(ToolResult::result)
                .containsExactly("{\"found\":\"7\"}", "Nothing");
        assertThat(one.script().toolResults().get(0).arguments()).hasToString("{\"for\":\"7\"}");
    }

    @Test
    void passages_become_the_var_context() {
        PromptCase one = folder.file("docs/returns.md", "Returns within 30 days.\n")
                .file("suite.yaml", """
                        providers: tiny
                        prompts: "{{context}}"
                        tests: [{id: a, context: [file://docs/returns.md, Shipping is free.]}]
                        """)
                .cases()
                .get(0);
        assertThat(one.messages().get(0).content()).isEqualTo("Returns within 30 days.\n\nShipping is free.");
    }
}
