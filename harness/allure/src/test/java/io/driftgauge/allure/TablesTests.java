package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Location;
import io.driftgauge.base.Phrase;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Change;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.JudgeSeen;
import io.driftgauge.compare.StepComparison;
import io.driftgauge.drift.Attribution;
import io.driftgauge.drift.Bounds;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.OverNights;
import io.driftgauge.drift.PairResult;
import io.driftgauge.drift.Stability;
import io.driftgauge.drift.StepFinding;
import io.driftgauge.drift.SuiteEvidence;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.model.Cost;
import io.driftgauge.report.Timeline;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of a page, each in its own way of showing what differs. */
class TablesTests {

    private static final CaseResult CHAIN = Cases.of("s", "chain")
            .before("It is shipping.")
            .now("It is billing.")
            .judged(Runs.drifted("Moved.", Moved.LABEL), 0.5, 1, 0.9, 0.001);

    private static String text(List<Html> elements) {
        return Html.of("div").add(elements).toString();
    }

    @Test
    void stepsTellWhichMovedFirstAndWhichOnlyFollowed() {
        Attribution attribution = new Attribution(
                "step",
                List.of(
                        new StepFinding(
                                "classify",
                                StepFinding.State.MOVED,
                                "shipping",
                                "billing",
                                "billing",
                                Set.of(Moved.LABEL),
                                Phrase.verbatim("label: shipping → billing")),
                        new StepFinding(
                                "answer",
                                StepFinding.State.FOLLOWED,
                                "Ships now.",
                                "Paid.",
                                "Ships now.",
                                Set.of(),
                                Phrase.verbatim(""))));

        assertThat(text(StepsTable.of(CHAIN.withAttribution(attribution), Runs.wording())))
                .contains(
                        "<b>classify</b><div class=\"dg-count\">moved first</div><div>label: shipping → billing",
                        "<del>shipping</del>",
                        "<ins>billing</ins>",
                        "<b>answer</b><div class=\"dg-count\">only followed</div>");
    }

    @Test
    void stepsOfAChainThatHoldsAreShownToo() {
        Comparison comparison = withMore(
                List.of(new StepComparison(
                        "classify", List.of(Cases.features("shipping")), List.of(Cases.features("shipping")))),
                List.of());
        CaseResult result = new CaseResult(
                CHAIN.replay(), comparison, new Verdict.Stable(Phrase.verbatim("Holds.")), null, List.of(), false);

        assertThat(text(StepsTable.of(result, Runs.wording()))).contains("<b>classify</b>", "shipping");
        assertThat(StepsTable.of(CHAIN, Runs.wording())).isEmpty();
    }

    @Test
    void changesShowWhatWentAndWhatCame() {
        Change change = new Change(
                Change.Aspect.STRUCTURE,
                "answer",
                "value",
                "$.items[0].<b>",
                "<1>",
                "2",
                Phrase.verbatim("a price changed"));

        assertThat(text(ChangesTable.of(withMore(List.of(), List.of(change)), Runs.wording())))
                .contains("answer: $.items[0].&lt;b&gt;", "<del>&lt;1&gt;</del> → <ins>2</ins>", "a price changed");
        assertThat(ChangesTable.of(Objects.requireNonNull(CHAIN.comparison()), Runs.wording()))
                .isEmpty();
    }

    @Test
    void assertionsShowTheirScoreAndWhoGraded() {
        AssertionResult graded = new AssertionResult(
                new Assertion(
                        AssertionType.ICONTAINS,
                        true,
                        TextNode.valueOf("x"),
                        null,
                        1,
                        new Location(Path.of("prompts/s.yaml"), 3)),
                1,
                3,
                "said <i>x</i>",
                0.5,
                1,
                Optional.of("no grade came"),
                List.of(new JudgeSeen("judge", "vendor:grader", List.of(Cases.OLD))));
        Comparison plain = Objects.requireNonNull(CHAIN.comparison());
        Comparison comparison = new Comparison(
                plain.replay(),
                plain.baseline(),
                plain.comparability(),
                plain.before(),
                plain.sessions(),
                plain.now(),
                List.of(graded));

        assertThat(text(AssertionsTable.of(comparison, Runs.wording())))
                .contains("<td>✗</td><td><b>not-icontains</b></td><td>1 of 3</td><td>0.500</td>")
                .contains("said &lt;i&gt;x&lt;/i&gt;", "no grade came", "judge · vendor:grader · tiny-2026.1");
    }

    @Test
    void aSuiteShowsItsPairsAndItsNights() {
        SuiteResult plain = Runs.suite("s", new Verdict.Stable(Phrase.verbatim("Holds.")));
        SuiteResult suite = new SuiteResult(
                plain.suite(),
                plain.provider(),
                plain.verdict(),
                List.of(),
                plain.counts(),
                plain.pValue(),
                plain.pLimit(),
                plain.effect(),
                plain.smallestEffect(),
                plain.moved(),
                plain.calls(),
                new OverNights(3.5, 12.25, 100, 9, "2026-11-01T02:00:00Z", null, Map.of()),
                List.of(new PairResult(
                        "anna",
                        "yusuf",
                        "the name",
                        Set.of(Moved.LENGTH),
                        0.1,
                        0.3,
                        0.002,
                        0.01,
                        List.of(Phrase.verbatim("longer")))),
                null,
                List.of());

        String html = SuiteEntry.of(suite, List.of(), Runs.wording(), new Lanes.Span(0, 1))
                .result()
                .getDescriptionHtml();

        assertThat(html)
                .contains("3.500 now, 12.250 at its highest (an alarm at 100.000), over 9 runs")
                .contains("anna · yusuf", "the name", "0.100 → 0.300", "<b>drifted </b>longer");
    }

    @Test
    void aSuiteSaysWhatStandsBehindItsVerdict() {
        SuiteEvidence evidence = new SuiteEvidence(
                Map.of("length", 0.0002, "meaning", 0.3),
                List.of(Phrase.verbatim("answers 21% shorter in 14 of 20 cases")),
                new Bounds(
                        20, 0.041, 0.02, Double.NaN, 0.05, 0.001, 0.0005, List.of(Phrase.verbatim("about 31 cases"))),
                Map.of(Stability.VARIABLE, 12));

        assertThat(SuiteEvidenceRows.of(evidence, Runs.wording()))
                .containsEntry("p by channel", "length 0.0002, meaning 0.3000")
                .containsEntry("Largest drop that could hide", "0.041 (95 %; floor 0.020)")
                .containsEntry("What would settle it", "about 31 cases")
                .containsEntry("Recorded answers", "12 variable");
    }

    @Test
    void anotherEmbedderBreaksTheCurveAndIsSaid() {
        List<Timeline.Point> points = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            points.add(new Timeline.Point(
                    "r" + i,
                    Instant.parse("2026-11-0" + i + "T02:00:00Z"),
                    "STABLE",
                    0.9 + i / 100.0,
                    1.0,
                    0.8,
                    0.0,
                    1.0,
                    "a",
                    i < 3 ? "mini 1" : "bge 2"));
        }
        Timeline timeline = new Timeline(points);

        assertThat(text(TimelineChart.draw(timeline, Runs.wording().texts())))
                .contains("dg-embedder", "mini 1 → bge 2")
                .containsPattern("<polyline.*<polyline");
        assertThat(text(TimelineText.of(timeline, Runs.wording())))
                .contains("Another embedder since run 3 (2026-11-03): mini 1 → bge 2.");
    }

    @ParameterizedTest
    @CsvSource({"0.0123456, $0.0123", "0.5, $0.5", "12.345, $12.35", "1200, $1200.00"})
    void amountsAreRoundedForPeople(BigDecimal usd, String shown) {
        assertThat(Money.of(Cost.of(usd))).hasValue(shown);
    }

    @Test
    void noAmountIsShownWhereNothingWasPaidOrNotAllIsKnown() {
        assertThat(Money.of(Cost.NONE)).isEmpty();
        assertThat(Money.of(Cost.UNKNOWN)).isEmpty();
    }

    private static Comparison withMore(List<StepComparison> steps, List<Change> changes) {
        Comparison plain = Objects.requireNonNull(CHAIN.comparison());
        return new Comparison(
                plain.replay(),
                plain.baseline(),
                plain.comparability(),
                plain.before(),
                plain.sessions(),
                plain.now(),
                plain.assertions(),
                steps,
                changes);
    }
}
