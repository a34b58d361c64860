package io.driftgauge.allure;

import io.driftgauge.baseline.RecordCommand;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Movements;
import io.driftgauge.drift.Verdict;
import io.driftgauge.report.Timeline;
import java.util.ArrayList;
import java.util.List;

/** What stands on top of a case's page: what was found, what was and what is, the figures, and what to do. */
final class CaseDescription {

    private final CaseResult result;
    private final Standing standing;
    private final Wording wording;

    private CaseDescription(CaseResult result, Standing standing, Wording wording) {
        this.result = result;
        this.standing = standing;
        this.wording = wording;
    }

    static Html of(CaseResult result, Standing standing, Wording wording) {
        return new CaseDescription(result, standing, wording).page();
    }

    private Html page() {
        Html page = Html.of("div").with("class", "dg-case");
        page.add(Html.of("p")
                .with("class", "dg-verdict dg-" + standing.tone())
                .add(Html.of("b", standing.headline().text(wording.texts())))
                .text(" " + wording.say(result.verdict().said())));
        page.add(moved());
        page.add(reasons());
        Timeline timeline = wording.timelines().of(result.key());
        if (timeline != null) {
            page.add(TimelineText.of(timeline, wording));
        }
        Comparison comparison = result.comparison();
        if (comparison != null
                && !(comparison.now().isEmpty() && comparison.before().isEmpty())) {
            page.add(AnswersTable.of(comparison, wording));
            page.add(AssertionsTable.of(comparison, wording));
            page.add(StepsTable.of(result, wording));
            if (!standing.tone().equals("passed")) {
                page.add(differences(comparison));
            }
            Evidence evidence = result.evidence();
            if (evidence != null && !evidence.exact() && !comparison.now().isEmpty()) {
                page.add(Html.of("p", wording.say("page.distribution")).with("class", "dg-note"));
                page.add(SimilarityScale.draw(evidence, Spread.of(comparison), wording.texts()));
            }
        }
        if (timeline != null) {
            page.add(TimelineChart.draw(timeline, wording.texts()));
        }
        page.add(new CaseFigures(result, wording).table());
        page.add(SampleList.of(result, wording));
        page.add(Request.of(result.replay(), wording));
        page.add(accept());
        return page;
    }

    /** What of the answers differs, each in the way that shows it best; only what does. */
    private List<Html> differences(Comparison comparison) {
        List<Html> all = new ArrayList<>();
        if (!comparison.before().isEmpty() && !comparison.now().isEmpty()) {
            all.addAll(JsonTree.of(comparison, wording));
            all.addAll(ChangesTable.of(comparison, wording));
            all.addAll(FactTable.of(comparison, wording));
            all.addAll(ToolTable.of(comparison, wording));
            all.addAll(PairsTable.of(comparison, wording));
        }
        return all;
    }

    private List<Html> moved() {
        Html list = Html.of("ul").with("class", "dg-moved");
        Comparison comparison = result.comparison();
        if (result.verdict() instanceof Verdict.Drifted drifted) {
            if (comparison != null) {
                // the summary often says it all
                String said = wording.say(drifted.said());
                Movements.of(drifted.moved(), comparison).stream()
                        .map(wording::say)
                        .filter(moved -> !said.contains(moved))
                        .forEach(moved -> list.add(Html.of("li", moved)));
            }
            list.add(
                    Html.of("li").add(Html.of("b", wording.say("page.cause"))).text(": " + wording.say(drifted.why())));
        }
        if (result.verdict() instanceof Verdict.BrokenAssertion broken) {
            for (AssertionResult assertion : broken.broken()) {
                list.add(Html.of("li")
                        .add(Html.of("b", assertion.assertion().name()))
                        .text(" "
                                + wording.say(
                                        "page.holds", assertion.passed(), assertion.total(), assertion.message())));
            }
        }
        return list.isEmpty() ? List.of() : List.of(list);
    }

    private List<Html> reasons() {
        if (result.also().isEmpty()) {
            return List.of();
        }
        Html list = Html.of("ul");
        result.also().forEach(reason -> list.add(Html.of("li", wording.say(reason))));
        return List.of(Html.of("p", wording.say("page.also")).with("class", "dg-note"), list);
    }

    private List<Html> accept() {
        String mode = switch (result.verdict().kind()) {
            case DRIFTED, STALE_BASELINE, SWAPPED -> "update";
            case NO_BASELINE -> "missing";
            default -> "";
        };
        if (mode.isEmpty()) {
            return List.of();
        }
        return List.of(
                Html.of("p", wording.say(mode.equals("missing") ? "page.record" : "page.accept"))
                        .with("class", "dg-note"),
                Html.of("pre", RecordCommand.of(result.key(), mode)).with("class", "dg-command"));
    }
}
