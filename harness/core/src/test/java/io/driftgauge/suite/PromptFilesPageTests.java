package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.docs.Pages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of prompt files says what the loader does. */
class PromptFilesPageTests {

    private static final String PAGE = "reference/prompt-files.md";

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("## Suite", PromptKeys.SUITE),
                Arguments.of("### evaluateOptions", PromptKeys.EVALUATE),
                Arguments.of("### Scenario", PromptKeys.SCENARIO),
                Arguments.of("## Case", PromptKeys.CASE),
                Arguments.of("### pair", PromptKeys.PAIR),
                Arguments.of("### options", PromptKeys.OPTIONS),
                Arguments.of("### answer", PromptKeys.ANSWER),
                Arguments.of("### drift", PromptKeys.DRIFT),
                Arguments.of("## Prompts", PromptKeys.PROMPT),
                Arguments.of("### Message", PromptKeys.MESSAGE),
                Arguments.of("### drift.json of a case", PromptKeys.JSON_POLICY),
                Arguments.of("### Part", PromptKeys.PART),
                Arguments.of("### image_url", PromptKeys.IMAGE_URL),
                Arguments.of("### Step", PromptKeys.STEP),
                Arguments.of("### Condition", PromptKeys.CONDITION),
                Arguments.of("### Turn", PromptKeys.TURN),
                Arguments.of("### Tool result", PromptKeys.TOOL_RESULT),
                Arguments.of("## driftgauge.yaml", PromptKeys.CONFIG),
                Arguments.of("### budget", PromptKeys.BUDGET),
                Arguments.of("### drift of a run", PromptKeys.CONFIG_DRIFT),
                Arguments.of("### Provider", PromptKeys.PROVIDER),
                Arguments.of("### price", PromptKeys.PRICE));
    }

    @ParameterizedTest
    @MethodSource("places")
    void names_exactly_the_keys_of_each_place(String heading, Keys keys) {
        String section = Pages.section(PAGE, heading);
        Set<String> known = new TreeSet<>();
        TreeMap<String, String> aliases = new TreeMap<>();
        keyRows(section).forEach(row -> {
            List<String> names = Pages.codes(row.get(0));
            known.add(names.get(0));
            names.stream().skip(1).forEach(alias -> aliases.put(alias, names.get(0)));
        });

        assertThat(known).isEqualTo(new TreeSet<>(keys.known()));
        assertThat(aliases).isEqualTo(new TreeMap<>(keys.aliases()));
        assertThat(listed(section, "Ignored, with a warning")).isEqualTo(new TreeSet<>(keys.ignored()));
        assertThat(listed(section, "Refused"))
                .isEqualTo(new TreeSet<>(keys.refused().keySet()));
    }

    /** Of the place's first table; others are about values. */
    private static List<List<String>> keyRows(String section) {
        int table = section.indexOf("\n|");
        int end = section.indexOf("\n\n", table + 1);
        return Pages.rows(section.substring(table + 1, end < 0 ? section.length() : end));
    }

    private static Set<String> listed(String section, String what) {
        Matcher line =
                Pattern.compile("(?m)^" + what + ": ((?:`[^`]+`(?:, )?)+)\\.").matcher(section);
        return line.find() ? new TreeSet<>(Pages.codes(line.group(1))) : new TreeSet<>();
    }

    @Test
    void says_what_the_defaults_of_cases_lack() {
        Set<String> lacking = new TreeSet<>(PromptKeys.CASE.known());
        lacking.removeAll(PromptKeys.DEFAULTS.known());

        assertThat(Pages.section(PAGE, "## Suite"))
                .contains("the keys of a [case](#case) but `"
                        + String.join(
                                "`, `",
                                List.of(
                                        "description",
                                        "expected",
                                        "id",
                                        "input",
                                        "pair",
                                        "prompts",
                                        "provider",
                                        "providers",
                                        "steps",
                                        "turns")));
        assertThat(lacking)
                .containsExactlyInAnyOrder(
                        "description",
                        "expected",
                        "id",
                        "input",
                        "pair",
                        "prompts",
                        "provider",
                        "providers",
                        "steps",
                        "turns");
        assertThat(PromptKeys.CONFIG_DEFAULTS.known()).contains("providers");
    }

    @Test
    void names_the_keys_of_an_embedder() {
        assertThat(Pages.codes(Pages.section(PAGE, "## driftgauge.yaml")))
                .containsAll(PromptKeys.EMBEDDINGS.known())
                .containsAll(PromptKeys.EMBEDDINGS.aliases().keySet());
    }

    @Test
    void names_exactly_the_keys_of_an_assertion_and_the_types_there_are() {
        List<List<String>> rows = Pages.rows(Pages.section(PAGE, "## Assertions"));
        int keys = PromptKeys.ASSERTION.known().size();

        assertThat(rows.subList(0, keys))
                .extracting(row -> Pages.codes(row.get(0)).get(0))
                .containsExactlyInAnyOrderElementsOf(PromptKeys.ASSERTION.known());
        assertThat(rows.subList(keys, rows.size()))
                .extracting(row -> Pages.codes(row.get(0)).get(0))
                .containsExactlyElementsOf(Arrays.stream(AssertionType.values())
                        .map(AssertionType::fileName)
                        .toList());
    }

    @Test
    void its_examples_of_assertions_load(@TempDir Path parent) {
        List<List<String>> rows = Pages.rows(Pages.section(PAGE, "## Assertions"));
        List<String> examples = rows.subList(PromptKeys.ASSERTION.known().size(), rows.size()).stream()
                .map(row -> Pages.codes(row.get(2)).get(0))
                .toList();
        TestFolder folder = new TestFolder(parent).file("all.yaml", """
                        providers: tiny
                        prompts: [{label: short, raw: Hi}, {label: long, raw: Good day}]
                        tests: [{id: all, assert: [%s]}]
                        """.formatted(String.join(", ", examples)));

        assertThat(folder.problems()).isEmpty();
        assertThat(folder.cases().get(0).assertions())
                .extracting(Assertion::type)
                .containsExactly(AssertionType.values());
    }

    @Test
    void its_files_load_without_a_warning(@TempDir Path parent) {
        TestFolder folder = new TestFolder(parent);
        String page = Pages.text(PAGE);
        Stream.of("yaml", "csv").flatMap(l -> Pages.blocks(page, l).stream()).forEach(block -> {
            String name = block.lines().findFirst().orElse("");
            String text = block.substring(name.length() + 1);
            folder.file(name.substring("# prompts/".length()), text);
        });

        assertThat(folder.problems()).isEmpty();
        assertThat(folder.load().warnings()).isEmpty();
        assertThat(folder.load().suites().stream().flatMap(suite -> suite.cases().stream()))
                .extracting(c -> c.key().caseId())
                .containsExactly("triage-then-reply", "refund-window", "open-today", "restocking-fee");
    }
}
