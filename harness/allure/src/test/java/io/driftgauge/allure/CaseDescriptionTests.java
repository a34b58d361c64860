package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.driftgauge.model.ServedIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseDescriptionTests {

    @ParameterizedTest
    @MethodSource("io.driftgauge.allure.HostileTexts#all")
    void holdsNoMarkupButItsOwn(String hostile) {
        CaseResult result = Cases.of("suite", "case")
                .described(hostile)
                .asking(hostile)
                .before(hostile, "before " + hostile)
                .now(hostile + " now", hostile)
                .servedBy(new ServedIdentity(hostile, hostile, hostile, hostile))
                .because(hostile)
                .judged(
                        new Verdict.Drifted(
                                Phrase.verbatim(hostile), java.util.Set.of(Moved.MEANING), Phrase.verbatim(hostile)),
                        0.5,
                        0.9,
                        0.8,
                        0.001);

        String html = html(result);

        assertThat(html.replaceAll(
                        "</?(b|br|code|del|details|div|h3|ins|p|pre|span|summary|table|tbody|td|th|thead|tr|ul|li|svg|g|rect|line|polyline|path|circle|text|title)( [a-zA-Z0-9-]+=\"[^\"<>]*\")*>",
                        ""))
                .doesNotContain("<", ">", "\"", "'", "`");
        assertThat(html).doesNotContainPattern("<[^>]* (on\\w+|href|src)=");
    }

    @ParameterizedTest
    @MethodSource("io.driftgauge.allure.HostileTexts#all")
    void losesNothingOfAnAnswerFromView(String hostile) {
        String html = html(
                Cases.of("suite", "case").now(hostile).judged(new Verdict.NoBaseline(Phrase.verbatim("None."), false)));

        assertThat(html)
                .contains(
                        Html.of("div", hostile).with("class", "dg-text").toString(),
                        Html.of("pre", hostile).toString());
    }

    @Test
    void marksTheWordsThatChanged() {
        String html = html(Cases.of("suite", "case")
                .before("return it within 30 days please")
                .now("return it within 14 days please")
                .judged(Runs.drifted("Facts.", Moved.FACTS), 0.9, 1, 0.95, 0.001));

        assertThat(html).contains("<del>30</del>", "<ins>14</ins>", "facts: 30 days → 14 days");
    }

    @Test
    void saysNothingTwice() {
        String html = html(Cases.of("suite", "case")
                .before("within 30 days")
                .now("within 14 days")
                .judged(Runs.drifted("facts: 30 days → 14 days", Moved.FACTS), 0.9, 1, 0.95, 0.001));

        assertThat(html).containsOnlyOnce("facts: 30 days → 14 days");
    }

    @Test
    void saysWhoAnsweredBeforeAndNow() {
        String html = html(Cases.of("suite", "case")
                .before("a")
                .now("a")
                .servedBy(Cases.NEW)
                .judged(new Verdict.Swapped(
                        Phrase.verbatim("Someone else."), java.util.List.of(Cases.OLD), java.util.List.of(Cases.NEW))));

        assertThat(html).contains("tiny-2026.1, sha256 3fa2c81b0d55 → tiny-2026.2, sha256 9b1c44e07f22");
    }

    @Test
    void endsWithTheCommandThatAcceptsTheChange() {
        String html = html(Cases.of("support/refunds", "window")
                .before("a")
                .now("b")
                .judged(Runs.drifted("Moved.", Moved.MEANING), 0.2, 1, 0.9, 0.001));

        assertThat(html)
                .contains("mvn test -Ddriftgauge.baseline=update -Ddriftgauge.suites=support/refunds"
                        + " -Ddriftgauge.cases=window -Ddriftgauge.providers=tiny");
    }

    @Test
    void tellsSimilarityFromALimitThatIsNearIt() {
        String html = html(Cases.of("suite", "case")
                .before("a")
                .now("b")
                .judged(Runs.drifted("Moved.", Moved.MEANING), 0.79996, 0.9, 0.8, 0.001));

        assertThat(html).contains("0.79996 (limit 0.80000");
    }

    @Test
    void masksSecretsThatAModelRepeats() {
        CaseResult result = Cases.of("suite", "case")
                .before("the key is secret")
                .now("the key is sk-0123456789abcdef")
                .judged(new Verdict.BrokenAssertion(Phrase.verbatim("Key sk-0123456789abcdef."), java.util.List.of()));
        Wording wording = Runs.wording(java.util.Map.of("OPENAI_API_KEY", "sk-0123456789abcdef"));

        Entry entry = CaseEntry.of(result, Standing.of(result.verdict()), wording, new Lanes.Span(0, 1));

        assertThat(entry.result().toString()
                        + entry.result().getDescriptionHtml()
                        + entry.result().getStatusDetails().getTrace()
                        + entry.attachments())
                .doesNotContain("0123456789abcdef")
                .contains("[redacted]");
    }

    @Test
    void showsJsonThatDiffersAsATree() {
        String html = html(Cases.of("suite", "case")
                .before("{\"order\": 17, \"items\": [{\"name\": \"chair\"}]}")
                .now("```json\n{\"order\": 17, \"items\": [{\"name\": \"lamp\"}], \"note\": null}\n```")
                .judged(Runs.drifted("Moved.", Moved.FACTS), 0.9, 1, 0.95, 0.001));

        assertThat(html)
                .contains(
                        "<span class=\"dg-same\">order: 17</span>",
                        "name: <del>&quot;chair&quot;</del><ins>&quot;lamp&quot;</ins>",
                        "note: <ins>null</ins>");
    }

    @Test
    void showsFactsThatChangedWithTheirShares() {
        String html = html(Cases.of("suite", "case")
                .before("within 30 days", "up to 30 days")
                .now("within 14 days", "within 30 days")
                .judged(Runs.drifted("Facts.", Moved.FACTS), 0.9, 1, 0.95, 0.001));

        assertThat(html).contains("<del>30 days</del></td><td>100 %</td><td>50 %", "<ins>14 days</ins></td><td>0 %");
    }

    @Test
    void showsWhichToolsWereCalledWithTheirArguments() {
        String html = html(Cases.of("suite", "case")
                .before("a")
                .now("b")
                .calling("search", "{\"q\": \"<b>\"}")
                .judged(Runs.drifted("Moved.", Moved.TOOL_CALLS), 0.9, 1, 0.95, 0.001));

        assertThat(html).contains("1. search", "→ search {&quot;q&quot;: &quot;&lt;b&gt;&quot;}");
    }

    @Test
    void showsTheClosestAndTheFarthestPair() {
        String html = html(Cases.of("suite", "case")
                .before("one two three", "four five six")
                .now("one two three")
                .judged(Runs.drifted("Moved.", Moved.MEANING), 0.5, 1, 0.95, 0.001));

        assertThat(html).contains("closest, similarity 1.000", "farthest, similarity 0.");
    }

    @Test
    void showsEveryAnswerWhole() {
        String longAnswer = "word ".repeat(3000) + "the end";
        String html = html(Cases.of("suite", "case")
                .before("short")
                .now(longAnswer, "second", "third", "fourth", "fifth")
                .judged(Runs.drifted("Moved.", Moved.LENGTH), 0.5, 1, 0.95, 0.001));

        assertThat(html).contains("the end</pre>", "answer 5 of 5", "session 1, 2026-10-02: 1 of 1");
    }

    @Test
    void showsTheRequestAsItWasSent() {
        String html = html(Cases.of("suite", "case")
                .asking("Is it open?")
                .now("a")
                .judged(new Verdict.Stable(Phrase.verbatim("Holds."))));

        assertThat(html).contains("djl:tiny-2026.1", "<pre>Is it open?</pre>");
    }

    @Test
    void drawsTheBaselinesAnswersAndTodays() {
        String html = html(Cases.of("suite", "case")
                .before("one two", "one three")
                .now("four five")
                .judged(Runs.drifted("Moved.", Moved.MEANING), 0.1, 0.6, 0.5, 0.001));

        assertThat(html).contains("<svg").containsPattern("(?s)<circle.*<circle.*<circle");
    }

    private static String html(CaseResult result) {
        return CaseDescription.of(result, Standing.of(result.verdict()), Runs.wording())
                .toString();
    }
}
