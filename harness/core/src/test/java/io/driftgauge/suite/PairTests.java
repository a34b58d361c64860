package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTests {

    private static final String HEAD = "providers: [tiny]\nprompts: ['Hi, I am {{name}}']\ntests:\n";

    private final TestFolder folder;

    PairTests(@TempDir Path parent) {
        folder = new TestFolder(parent);
    }

    @Test
    void a_case_names_its_other_and_what_differs() {
        folder.file("greetings.yaml", HEAD + """
                  - {id: anna, vars: {name: Anna}}
                  - {id: yusuf, vars: {name: Yusuf}, pair: {of: anna, attribute: the customer's name}}
                """);

        assertThat(folder.cases())
                .extracting(PromptCase::pair)
                .containsExactly(null, new PromptCase.Pair("anna", "the customer's name"));
    }

    @Test
    void prompts_and_lists_of_vars_are_paired_alike() {
        folder.file("greetings.yaml", """
                providers: [tiny]
                prompts: [{label: short, raw: 'Hi {{name}} {{n}}'}, {label: long, raw: 'Hello {{name}} {{n}}'}]
                tests:
                  - {id: anna, vars: {name: Anna, n: [1, 2]}}
                  - {id: yusuf, vars: {name: Yusuf, n: [1, 2]}, pair: {of: anna, attribute: name}}
                """);

        assertThat(folder.cases())
                .filteredOn(c -> c.pair() != null)
                .extracting(c -> c.key().caseId() + " " + c.pair())
                .containsExactlyInAnyOrder(
                        "yusuf~short~1 Pair[of=anna~short~1, attribute=name]",
                        "yusuf~short~2 Pair[of=anna~short~2, attribute=name]",
                        "yusuf~long~1 Pair[of=anna~long~1, attribute=name]",
                        "yusuf~long~2 Pair[of=anna~long~2, attribute=name]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {of: ana, attribute: name} | names 'ana', which this suite does not have. Did you mean 'anna'?
                    {of: yusuf, attribute: name} | names the test itself.
                    {of: anna} | needs 'of' (the id of the other case) and 'attribute' (what differs, in words).
                    {of: quiet, attribute: name} | one of them has 'compare: false'.
                    {of: mutual, attribute: name} | says the same as that of 'mutual'. Keep one of them.
                    """)
    void what_can_t_be_a_pair_is_an_error(String pair, String message) {
        folder.file(
                "greetings.yaml",
                HEAD + """
                  - {id: anna, vars: {name: Anna}}
                  - {id: quiet, vars: {name: Q}, drift: {compare: false}, assert: [{type: contains, value: Q}]}
                  - {id: mutual, vars: {name: M}%s}
                  - {id: yusuf, vars: {name: Yusuf}, pair: %s}
                """.formatted(pair.contains("mutual") ? ", pair: {of: yusuf, attribute: name}" : "", pair));

        assertThat(folder.problems()).isNotEmpty().allSatisfy(p -> assertThat(p).startsWith("prompts/greetings.yaml:"));
        assertThat(String.join("\n", folder.problems())).contains(message);
    }

    @Test
    void the_control_arm_joins_every_suite_without_its_assertions() {
        folder.file("driftgauge.yaml", """
                providers:
                  - {id: "djl:tiny-2026.1", label: tiny}
                  - {id: "djl:tiny-2026.1", label: frozen}
                drift: {control: frozen}
                """)
                .file("a.yaml", HEAD + "  - {id: anna, vars: {name: Anna}, assert: [{type: contains, value: Anna}]}\n");

        Project project = folder.load();
        Suite suite = project.suites().get(0);
        assertThat(project.control()).isEqualTo("frozen");
        assertThat(suite.providers()).extracting(p -> p.label()).containsExactly("tiny", "frozen");
        assertThat(suite.casesOn(suite.providers().get(0)).get(0).assertions()).hasSize(1);
        assertThat(suite.casesOn(suite.providers().get(1)).get(0).assertions()).isEmpty();
    }

    @Test
    void a_suite_that_names_the_control_arm_itself_keeps_its_assertions_there() {
        folder.file("driftgauge.yaml", TestFolder.CONFIG + "drift: {control: tiny}\n")
                .file("a.yaml", HEAD + "  - {id: anna, vars: {name: Anna}, assert: [{type: contains, value: Anna}]}\n");

        Suite suite = folder.load().suites().get(0);
        assertThat(suite.providers()).hasSize(1);
        assertThat(suite.casesOn(suite.providers().get(0)).get(0).assertions()).hasSize(1);
    }

    @Test
    void a_control_arm_that_is_no_provider_is_an_error() {
        folder.file("driftgauge.yaml", TestFolder.CONFIG + "drift: {control: tinny}\n")
                .file("a.yaml", HEAD + "  - {id: anna, vars: {name: Anna}}\n");

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("'control' names the provider 'tinny'", "Did you mean 'tiny'?");
    }

    @Test
    void the_setting_changes_how_all_cases_are_asked() {
        folder.file("a.yaml", HEAD + "  - {id: anna, vars: {name: Anna}, drift: {mode: all}}\n")
                .setting("driftgauge.drift.mode", "sequential");

        assertThat(folder.cases()).extracting(c -> c.drift().mode()).containsExactly(CallMode.SEQUENTIAL);
        folder.setting("driftgauge.drift.mode", "sequentail");
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .contains("driftgauge.drift.mode: 'sequentail' is no way to ask for answers", "'sequential'");
    }
}
