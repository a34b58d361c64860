package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseIdsTests {

    private final TestFolder folder;

    CaseIdsTests(@TempDir Path parent) {
        folder = new TestFolder(parent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "States the 30 day window | states-the-30-day-window",
                "Déjà vu, straße          | deja-vu-stra-e",
                "../../etc/passwd         | etc-passwd",
                "wait... what?            | wait-what",
                "NUL                      | nul-",
            })
    void a_description_becomes_a_slug(String description, String slug) {
        assertThat(Names.slug(description)).isEqualTo(slug);
        assertThat(Names.fault(slug)).isEmpty();
    }

    @Test
    void a_long_slug_ends_with_a_whole_word() {
        String slug = Names.slug("word ".repeat(40));

        assertThat(slug).hasSize(79).endsWith("-word");
        assertThat(Names.slug("x".repeat(200))).hasSize(80);
    }

    @Test
    void without_id_and_description_the_values_name_the_case() {
        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], tests: [{vars: {q: Hi}}, {vars: {q: Ho}}]}");
        List<String> ids = ids();

        folder.file("a.yaml", "{providers: [tiny], prompts: ['{{q}}'], tests: [{vars: {q: Ho}}, {vars: {q: Hi}}]}");

        assertThat(ids).allMatch(id -> id.matches("[0-9a-f]{8}"));
        assertThat(ids()).containsExactly(ids.get(1), ids.get(0));
    }

    @Test
    void several_prompts_and_lists_of_vars_add_their_keys() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts:
                  - {label: plain, raw: "{{lang}}: {{q}}"}
                  - {id: polite, raw: "Please, {{lang}}: {{q}}"}
                  - file://short.txt
                tests:
                  - {id: greet, vars: {q: Hi, lang: [en, "Русский", "A very long answer, with a comma and all"]}}
                """).file("short.txt", "{{q}} {{lang}}\n");

        assertThat(ids())
                .containsExactly(
                        "greet~plain~en",
                        "greet~plain~" + Names.hash("Русский"),
                        "greet~plain~a-very-long-answer-with-" + Names.hash("A very long answer, with a comma and all"),
                        "greet~polite~en",
                        "greet~polite~" + Names.hash("Русский"),
                        "greet~polite~a-very-long-answer-with-"
                                + Names.hash("A very long answer, with a comma and all"),
                        "greet~short~en",
                        "greet~short~" + Names.hash("Русский"),
                        "greet~short~a-very-long-answer-with-"
                                + Names.hash("A very long answer, with a comma and all"));
        assertThat(folder.cases().get(6).messages().get(0).content()).isEqualTo("Hi en");
    }

    @Test
    void lists_multiply_and_their_keys_do_not_depend_on_other_values() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: ["{{size}} {{colour}}"]
                tests:
                  - {id: shirt, vars: {size: [s, m], colour: [red, blue]}}
                """);

        assertThat(ids()).containsExactly("shirt~red-s", "shirt~red-m", "shirt~blue-s", "shirt~blue-m");
    }

    @Test
    void lists_stay_lists_where_that_is_wanted() {
        folder.file("a.yaml", """
                providers: [tiny]
                prompts: ["{{list}} {{list.1}}"]
                tests:
                  - {id: a, vars: {list: [x, y]}, options: {disableVarExpansion: true}}
                """);

        assertThat(folder.cases()).hasSize(1);
        assertThat(folder.cases().get(0).messages().get(0).content()).isEqualTo("[\"x\",\"y\"] y");
    }

    @Test
    void a_product_is_bounded() {
        String list = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
        folder.file(
                "a.yaml",
                "{providers: [tiny], prompts: [Hi], tests: [{id: a, vars: {a: " + list + ", b: " + list + ", c: " + list
                        + ", d: " + list + ", e: [1, 2]}}]}");

        assertThat(folder.problems())
                .containsExactly(
                        "prompts/a.yaml:1: the lists among the vars of test 'a' multiply out to more than 10000"
                                + " cases.");
    }

    @Test
    void an_unlabelled_prompt_among_several_warns() {
        folder.file("a.yaml", "{providers: [tiny], prompts: [Hi, Ho], tests: [{id: a}]}");

        assertThat(ids()).containsExactly("a~" + Names.hash("Hi"), "a~" + Names.hash("Ho"));
        assertThat(folder.load().warnings()).hasSize(2);
    }

    private List<String> ids() {
        return folder.cases().stream().map(c -> c.key().caseId()).toList();
    }
}
