package io.driftgauge.allure;

import io.driftgauge.baseline.RecordCommand;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Movements;
import io.driftgauge.drift.Verdict;
import io.driftgauge.model.PromptText;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.suite.PromptCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                .add(Html.of("b", standing.headline()))
                .text(" " + result.verdict().summary()));
        page.add(moved());
        page.add(reasons());
        page.add(asked());
        Comparison comparison = result.comparison();
        if (comparison != null
                && !(comparison.now().isEmpty() && comparison.before().isEmpty())) {
            page.add(AnswersTable.of(comparison, wording));
            Evidence evidence = result.evidence();
            if (evidence != null && !evidence.exact() && !comparison.now().isEmpty()) {
                page.add(SimilarityScale.draw(evidence, Spread.of(comparison)));
            }
        }
        page.add(figures());
        page.add(accept());
        return page;
    }

    private List<Html> moved() {
        Html list = Html.of("ul").with("class", "dg-moved");
        Comparison comparison = result.comparison();
        if (result.verdict() instanceof Verdict.Drifted drifted) {
            if (comparison != null) {
                // the summary often says it all
                Movements.of(drifted.moved(), comparison).stream()
                        .filter(moved -> !drifted.summary().contains(moved))
                        .forEach(moved -> list.add(Html.of("li", moved)));
            }
            list.add(Html.of("li").add(Html.of("b", "likely cause")).text(": " + drifted.cause()));
        }
        if (result.verdict() instanceof Verdict.BrokenAssertion broken) {
            for (AssertionResult assertion : broken.broken()) {
                list.add(Html.of("li")
                        .add(Html.of("b", assertion.assertion().name()))
                        .text(" holds for " + assertion.passed() + " of " + assertion.total() + " answers: "
                                + assertion.message()));
            }
        }
        return List.of(list);
    }

    private List<Html> reasons() {
        if (result.reasons().isEmpty()) {
            return List.of();
        }
        Html list = Html.of("ul");
        result.reasons().forEach(reason -> list.add(Html.of("li", reason)));
        return List.of(Html.of("p", "Also:").with("class", "dg-note"), list);
    }

    private Html asked() {
        PromptCase promptCase = result.replay().promptCase();
        return Html.of("details")
                .add(
                        Html.of("summary", "What was asked · " + wording.place().line(promptCase.where())),
                        Html.of("pre", PromptText.of(promptCase.messages())));
    }

    private Html figures() {
        Html body = Html.of("tbody");
        rows().forEach(row -> body.add(Html.of("tr").add(Html.of("th", row.getKey()), Html.of("td", row.getValue()))));
        return Html.of("table").with("class", "dg-figures").add(body);
    }

    private List<Map.Entry<String, String>> rows() {
        List<Map.Entry<String, String>> rows = new ArrayList<>();
        Evidence evidence = result.evidence();
        if (evidence != null && evidence.exact()) {
            rows.add(Map.entry("Compared", "byte by byte: the model answers the same each time"));
        } else if (evidence != null) {
            rows.add(Map.entry(
                    "Similarity to the baseline",
                    Figure.of(evidence.similarity(), evidence.limit()) + " (limit "
                            + Figure.of(evidence.limit(), evidence.similarity()) + ", the baseline's own "
                            + Figure.of(evidence.expected()) + ")"));
            rows.add(Map.entry(
                    "Moved beyond its noise by",
                    Figure.of(evidence.effect()) + "; " + Figure.percent(evidence.outsideShare())
                            + " of the answers outside the baseline's range"));
            rows.add(Map.entry(
                    "p",
                    Figure.ofP(evidence.pValue()) + " (counts as moved at " + Figure.ofP(evidence.pLimit()) + ")"));
        }
        Comparison comparison = result.comparison();
        int before = comparison == null ? 0 : comparison.before().size();
        rows.add(Map.entry(
                "Answers",
                before + " in the baseline, " + result.replay().answers().size() + " now"));
        Set<ServedIdentity> was = Identity.before(result);
        Set<ServedIdentity> is = Identity.now(result.replay());
        if (!is.isEmpty() || !was.isEmpty()) {
            boolean same = was.isEmpty() || was.containsAll(is);
            rows.add(Map.entry(
                    "Answered by",
                    same ? Identity.text(is.isEmpty() ? was : is) : Identity.text(was) + " → " + Identity.text(is)));
        }
        return rows;
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
                Html.of("p", "If the new answers are right, accept them and commit the baseline:")
                        .with("class", "dg-note"),
                Html.of("pre", RecordCommand.of(result.key(), mode)).with("class", "dg-command"));
    }
}
