package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private final Markdown markdown = new Markdown(ResultBuilder.NO_SECRETS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</details><img src=x onerror=y>",
                "a | b | c",
                "![x](http://evil.example/p.png)",
                "[click](javascript:x)",
                "`code` *bold* _it_ ~~gone~~ $math$",
                "http://evil.example www.evil.example",
                "&lt;b&gt;",
                "line one\n# heading\n- item",
                "\u001b[31mred\u202egnp.exe"
            })
    void keeps_hostile_text_from_becoming_markup(String hostile) {
        String text = markdown.text(hostile).replaceAll("&#\\d+;", "");

        assertThat(text.replaceFirst("^<code>(.*)</code>$", "$1"))
                .doesNotContainPattern("[<>&|`*_\\[\\]~$@\\n\\u001b\\u202e]|://|www\\.");
    }

    @Test
    void shows_text_that_could_call_a_person_as_code() {
        assertThat(markdown.text("ask @team")).isEqualTo("<code>ask &#64;team</code>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```", "a\n````\n<b>", "``````````\n# out", "plain"})
    void fences_a_block_with_more_backticks_than_it_holds(String body) {
        List<String> lines = markdown.block(body).lines().toList();
        String fence = lines.get(lines.size() - 1);

        assertThat(fence).matches("`{3,}");
        assertThat(lines.get(0)).isEqualTo(fence + "text");
        assertThat(lines.subList(1, lines.size() - 1)).noneMatch(l -> l.strip().startsWith(fence));
    }

    @Test
    void puts_the_worst_first_and_folds_the_details_away() {
        String page = page(List.of(ResultBuilder.held(), ResultBuilder.moved()));

        assertThat(page).startsWith("# Driftgauge: drift found");
        assertThat(page.indexOf("<details>")).isPositive();
        assertThat(page).contains("30 days → 14 days");
    }

    @Test
    void says_so_when_nothing_drifted() {
        assertThat(page(List.of(ResultBuilder.held()))).startsWith("# Driftgauge: no drift found");
    }

    @Test
    void stays_whole_around_an_answer_that_tries_to_break_out() {
        String page = page(List.of(CaseBuilder.of("s", "c")
                .exact(
                        CaseBuilder.labelled("yes", 1, 0),
                        CaseBuilder.labelled("```\n</details>\n<script>x</script>\n| a |", 0, 1))));

        assertThat(outsideOfFences(page)).doesNotContain("<script").containsOnlyOnce("</details>");
    }

    @Test
    void masks_secrets() {
        Secrets secrets = Secrets.of(Map.of("OPENAI_API_KEY", "hunter2hunter2"));
        RunResult result = ResultBuilder.run(
                "r",
                List.of(CaseBuilder.of("s", "c")
                        .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled("hunter2hunter2", 0, 1))));

        assertThat(markdown(secrets, result)).contains("redacted").doesNotContain("hunter2hunter2");
    }

    private static String page(List<CaseBuilder> cases) {
        return markdown(ResultBuilder.NO_SECRETS, ResultBuilder.run("r", cases));
    }

    private static String markdown(Secrets secrets, RunResult result) {
        return new DriftMarkdown(
                        ResultBuilder.folders(Path.of("/x")),
                        secrets,
                        ReportTexts.english(),
                        Timelines.of(List.of(), result))
                .of(result);
    }

    @Test
    void is_no_longer_than_a_comment_may_be() {
        String longAnswer = "many words ".repeat(250);
        List<CaseBuilder> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cases.add(CaseBuilder.of("s", "c" + i)
                    .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled(longAnswer + i, 0, 1)));
        }

        assertThat(page(cases)).hasSizeLessThan(65_536).contains(" more in drift.json.");
    }

    @Test
    void folds_away_the_suites_that_hold() {
        String page = page(List.of(ResultBuilder.held()));

        assertThat(page).contains("<details><summary>1 suite holds</summary>");
    }

    private static String outsideOfFences(String page) {
        return page.replaceAll("(?ms)^(`{3,})text$.*?^\\1$", "");
    }
}
