package io.driftgauge.allure;

import io.driftgauge.base.Phrase;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.ExpenseShift;
import io.driftgauge.drift.OverNights;
import io.driftgauge.drift.PairResult;
import io.driftgauge.drift.SuiteEvidence;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.report.Timeline;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.EnumMap;
import java.util.List;
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
                .setTestCaseName(wording.shown(suite.suite()))
                .setFullName(wording.shown(suite.suite()))
                .setName("◆ " + wording.say("entry.suite"))
                .setStage(Stage.FINISHED)
                .setStatus(standing.status())
                .setDescriptionHtml(description(suite, standing, wording).toString(wording::masked))
                .setParameters(List.of(new Parameter()
                        .setName(wording.say("param.provider"))
                        .setValue(wording.shown(suite.provider()))
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
        labels(suite, wording).addTo(entry);
        return new Entry(entry, List.of());
    }

    private static Labels labels(SuiteResult suite, Wording wording) {
        Labels labels = new Labels(suite.suite(), suite.provider(), wording)
                .add("story", "whole suite")
                .add("severity", "critical")
                .add("drift.level", "suite")
                .add("drift.verdict", suite.verdict().kind().name())
                .add("drift.summary", wording.say(suite.verdict().said()))
                .moved(suite.moved());
        if (suite.effect() != null) {
            labels.add("drift.effect", suite.effect().point());
        }
        return labels;
    }

    private static Html description(SuiteResult suite, Standing standing, Wording wording) {
        Html page = Html.of("div").with("class", "dg-case");
        page.add(Html.of("p")
                .with("class", "dg-verdict dg-" + standing.tone())
                .add(Html.of("b", standing.headline().text(wording.texts())))
                .text(" " + wording.say(suite.verdict().said())));
        if (suite.verdict() instanceof Verdict.Drifted drifted) {
            page.add(Html.of("p").add(Html.of("b", wording.say("page.cause"))).text(": " + wording.say(drifted.why())));
        }
        if (!suite.also().isEmpty()) {
            Html list = Html.of("ul");
            suite.also().forEach(reason -> list.add(Html.of("li", wording.say(reason))));
            page.add(list);
        }
        SuiteEvidence evidence = suite.evidence();
        if (evidence != null && !evidence.movements().isEmpty()) {
            Html list = Html.of("ul").with("class", "dg-moved");
            evidence.movements().forEach(movement -> list.add(Html.of("li", wording.say(movement))));
            page.add(list);
        }
        Timeline timeline = wording.timelines().of(suite.suite(), suite.provider());
        if (timeline != null) {
            page.add(TimelineText.of(timeline, wording));
        }
        page.add(figures(suite, wording));
        return page.add(pairs(suite, wording));
    }

    /** The paired cases: how far apart their answers were and are. */
    private static List<Html> pairs(SuiteResult suite, Wording wording) {
        if (suite.pairs().isEmpty()) {
            return List.of();
        }
        Html body = Html.of("tbody");
        for (PairResult pair : suite.pairs()) {
            Html words = Html.of("td");
            if (pair.drifted()) {
                words.add(Html.of("b", wording.texts().word(VerdictKind.DRIFTED) + " "));
            }
            words.text(wording.say(Phrase.list("list.semicolon", pair.said())));
            body.add(Html.of("tr")
                    .add(
                            Html.of("td", pair.caseId() + " · " + pair.of()),
                            Html.of("td", pair.attribute()),
                            Html.of("td", Figure.of(pair.gapBefore()) + " → " + Figure.of(pair.gapNow())),
                            Html.of("td", wording.say("page.p.value", Figure.ofP(pair.p()), Figure.ofP(pair.pLimit()))),
                            words));
        }
        Html head = Html.of("tr");
        for (String title : List.of("pair", "attribute", "gap", "p", "moved")) {
            head.add(Html.of("th", wording.say("page.pairs.head." + title)));
        }
        return List.of(
                Html.of("h3", wording.say("page.pairs.cases")),
                Html.of("table").with("class", "dg-tools").add(Html.of("thead").add(head), body));
    }

    private static Html figures(SuiteResult suite, Wording wording) {
        Html body = Html.of("tbody");
        row(body, wording.say("page.suite.cases"), counts(suite.counts(), wording));
        if (suite.pValue() != null && suite.pLimit() != null) {
            row(
                    body,
                    wording.say("page.p"),
                    wording.say("page.suite.p.value", Figure.ofP(suite.pValue()), Figure.ofP(suite.pLimit())));
        }
        SuiteResult.Interval effect = suite.effect();
        if (effect != null) {
            row(
                    body,
                    wording.say("page.effect"),
                    wording.say(
                            "page.suite.effect",
                            Figure.of(effect.point()),
                            Figure.of(effect.low()),
                            Figure.of(effect.high())));
        }
        if (suite.smallestEffect() != null) {
            row(body, wording.say("page.suite.smallest"), Figure.of(suite.smallestEffect()));
        }
        SuiteEvidence evidence = suite.evidence();
        if (evidence != null) {
            SuiteEvidenceRows.of(evidence, wording).forEach((title, value) -> row(body, title, value));
        }
        OverNights nights = suite.overNights();
        if (nights != null) {
            row(
                    body,
                    wording.say("page.suite.nights"),
                    wording.say(
                            "page.suite.nights.value",
                            Figure.of(nights.evidence()),
                            Figure.of(nights.highest()),
                            Figure.of(nights.limit()),
                            nights.runs()));
        }
        for (ExpenseShift shift : suite.expenses()) {
            row(
                    body,
                    wording.say("expense." + shift.what()),
                    wording.say(
                            "page.suite.expense",
                            wording.say("page.expense.value", shift.values(), shift.change()),
                            shift.along(),
                            shift.cases(),
                            Figure.ofP(shift.p())));
        }
        row(body, wording.say("page.suite.calls"), Integer.toString(suite.calls()));
        return Html.of("table").with("class", "dg-figures").add(body);
    }

    private static void row(Html body, String name, String value) {
        body.add(Html.of("tr").add(Html.of("th", name), Html.of("td", value)));
    }

    private static String counts(Map<VerdictKind, Integer> counts, Wording wording) {
        if (counts.isEmpty()) {
            return wording.say("page.suite.none");
        }
        return new EnumMap<>(counts)
                .entrySet().stream()
                        .map(e -> e.getValue() + " " + wording.texts().word(e.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
