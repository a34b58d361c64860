package io.driftgauge.allure;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A suite's verdict on a provider as an Allure result, before its cases in the tree. */
final class SuiteEntry {

    private SuiteEntry() {}

    static Entry of(SuiteResult suite, List<CaseResult> cases, Wording wording, Lanes.Span span) {
        Standing standing = Standing.of(suite.verdict());
        String key = suite.suite() + " @ " + suite.provider();
        String id = Ids.of("suite " + key);
        TestResult entry = new TestResult()
                .setUuid(id)
                .setHistoryId(id)
                .setTestCaseId(Ids.of("suite " + suite.suite()))
                .setTestCaseName(suite.suite())
                .setFullName(suite.suite())
                .setName("◆ Whole suite")
                .setStage(Stage.FINISHED)
                .setStatus(standing.status())
                .setDescriptionHtml(description(suite, standing).toString(wording::masked))
                .setParameters(List.of(new Parameter()
                        .setName("provider")
                        .setValue(suite.provider())
                        .setExcluded(true)))
                .setStart(span.start())
                .setStop(span.stop());
        if (suite.verdict().kind() != VerdictKind.STABLE) {
            Message message = Message.of(suite, cases, wording);
            entry.setStatusDetails(new StatusDetails()
                    .setMessage(message.head())
                    .setTrace(message.whole())
                    .setFlaky(standing.flaky()));
        }
        labels(suite).addTo(entry);
        return new Entry(entry, List.of());
    }

    private static Labels labels(SuiteResult suite) {
        Labels labels = new Labels(suite.suite(), suite.provider())
                .add("story", "whole suite")
                .add("severity", "critical")
                .add("drift.level", "suite")
                .add("drift.verdict", suite.verdict().kind().name())
                .add("drift.summary", suite.verdict().summary())
                .moved(suite.moved());
        if (suite.effect() != null) {
            labels.add("drift.effect", suite.effect().point());
        }
        return labels;
    }

    private static Html description(SuiteResult suite, Standing standing) {
        Html page = Html.of("div").with("class", "dg-case");
        page.add(Html.of("p")
                .with("class", "dg-verdict dg-" + standing.tone())
                .add(Html.of("b", standing.headline()))
                .text(" " + suite.verdict().summary()));
        if (suite.verdict() instanceof Verdict.Drifted drifted) {
            page.add(Html.of("p").add(Html.of("b", "likely cause")).text(": " + drifted.cause()));
        }
        if (!suite.reasons().isEmpty()) {
            Html list = Html.of("ul");
            suite.reasons().forEach(reason -> list.add(Html.of("li", reason)));
            page.add(list);
        }
        Html body = Html.of("tbody");
        row(body, "Cases", counts(suite.counts()));
        if (suite.pValue() != null && suite.pLimit() != null) {
            row(
                    body,
                    "p",
                    Figure.ofP(suite.pValue()) + " (the suite counts as moved at " + Figure.ofP(suite.pLimit()) + ")");
        }
        SuiteResult.Interval effect = suite.effect();
        if (effect != null) {
            row(
                    body,
                    "Moved beyond its noise by",
                    Figure.of(effect.point()) + " on average (95 % interval " + Figure.of(effect.low()) + " to "
                            + Figure.of(effect.high()) + ")");
        }
        if (suite.smallestEffect() != null) {
            row(body, "Smallest effect this run could have seen", Figure.of(suite.smallestEffect()));
        }
        row(body, "Calls", Integer.toString(suite.calls()));
        return page.add(Html.of("table").with("class", "dg-figures").add(body));
    }

    private static void row(Html body, String name, String value) {
        body.add(Html.of("tr").add(Html.of("th", name), Html.of("td", value)));
    }

    private static String counts(Map<VerdictKind, Integer> counts) {
        if (counts.isEmpty()) {
            return "none";
        }
        return new EnumMap<>(counts)
                .entrySet().stream()
                        .map(e -> e.getValue() + " "
                                + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }
}
