package io.driftgauge.allure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.OverNights;
import io.driftgauge.drift.SuiteEvidence;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.TestOutcome;
import io.driftgauge.report.Timeline;
import io.driftgauge.suite.CaseKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The data of the Drift tab: a row a case and a cell a provider, and a line a suite and provider, worst first. */
final class DriftTab {

    private static final int SPARK_RUNS = 20;

    private final Map<ReplayKey, TestOutcome> outcomes;
    private final Wording wording;

    private DriftTab(Map<ReplayKey, TestOutcome> outcomes, Wording wording) {
        this.outcomes = outcomes;
        this.wording = wording;
    }

    /** The content of {@code driftgauge.json} in the results' folder, secrets masked. */
    static ObjectNode of(RunResult run, Map<ReplayKey, TestOutcome> outcomes, Wording wording) {
        return new DriftTab(outcomes, wording).data(run);
    }

    private ObjectNode data(RunResult run) {
        ObjectNode data = Json.object();
        data.put("language", wording.texts().language());
        ObjectNode texts = data.putObject("texts");
        texts.set("tab", Json.node(wording.texts().below("tab.")));
        texts.set("verdict", Json.node(wording.texts().below("verdict.")));
        data.putObject("run")
                .put("started", run.info().started().toString())
                .put("runs", wording.timelines().runs().size());
        TreeSet<String> providers = new TreeSet<>();
        run.cases().forEach(c -> providers.add(wording.shown(c.key().provider())));
        data.set("providers", Json.node(providers));
        ArrayNode suites = data.putArray("suites");
        run.suites().stream()
                .sorted(Comparator.comparing((SuiteResult s) -> rank(s.verdict()))
                        .thenComparing(s -> s.effect() == null ? 0 : -s.effect().point())
                        .thenComparing(SuiteResult::suite)
                        .thenComparing(SuiteResult::provider))
                .forEach(s -> suites.add(suite(s)));
        rows(run, data.putArray("rows"));
        return data;
    }

    /** Worst first: drift before all, then what fails otherwise, could not be judged, passes with a warning. */
    private static int rank(Verdict verdict) {
        if (verdict.kind() == VerdictKind.DRIFTED) {
            return 0;
        }
        return switch (verdict.outcome()) {
            case FAILS -> 10;
            case ABORTED -> verdict.kind() == VerdictKind.SKIPPED ? 50 : 20;
            case WARNS -> 30;
            case PASSES -> 40;
        };
    }

    private static double effect(CaseResult result) {
        Evidence evidence = result.evidence();
        return evidence == null ? 0 : evidence.effect();
    }

    private void rows(RunResult run, ArrayNode rows) {
        Map<CaseKey, ObjectNode> byCase = new LinkedHashMap<>();
        run.cases().stream()
                .sorted(Comparator.comparing((CaseResult c) -> c.suspect() ? 25 : rank(c.verdict()))
                        .thenComparing(c -> -effect(c))
                        .thenComparing(CaseResult::key))
                .forEach(c ->
                        cell(c, (ObjectNode) byCase.computeIfAbsent(c.key().caseKey(), k -> row(c, rows))
                                .path("cells")));
    }

    private ObjectNode row(CaseResult result, ArrayNode rows) {
        CaseKey key = result.key().caseKey();
        String description = result.replay().promptCase().description();
        ObjectNode row = rows.addObject()
                .put("suite", wording.shown(key.suite()))
                .put("case", wording.shown(key.caseId()))
                .put("description", description.equals(key.caseId()) ? "" : wording.shown(description));
        ArrayNode tags = row.putArray("tags");
        result.replay().promptCase().tags().forEach(tag -> tags.add(wording.shown(tag)));
        row.putObject("cells");
        return row;
    }

    private void cell(CaseResult result, ObjectNode cells) {
        Standing standing = Standing.of(result.verdict(), outcomes.get(result.key()));
        ObjectNode cell = cells.putObject(wording.shown(result.key().provider()));
        judged(cell, Ids.of(result.key().toString()), standing, result.verdict());
        if (result.suspect()) {
            cell.put("suspect", true).put("tone", "warned");
        }
        moved(cell, result.verdict() instanceof Verdict.Drifted drifted ? drifted.moved() : List.of());
        Evidence evidence = result.evidence();
        if (evidence != null) {
            cell.put("similarity", rounded(evidence.similarity())).put("limit", rounded(evidence.limit()));
            if (evidence.exact()) {
                cell.put("exact", true);
            }
        }
        Timeline timeline = wording.timelines().of(result.key());
        past(cell, timeline);
        spark(cell, timeline, Timeline.Point::similarity);
    }

    private static void judged(ObjectNode node, String id, Standing standing, Verdict verdict) {
        node.put("id", id)
                .put("tone", standing.tone())
                .put("verdict", verdict.kind().name());
    }

    private void moved(ObjectNode node, Collection<Moved> moved) {
        ArrayNode list = node.putArray("moved");
        moved.forEach(m -> list.add(wording.texts().word(m)));
    }

    private ObjectNode suite(SuiteResult suite) {
        ObjectNode node = Json.object()
                .put("suite", wording.shown(suite.suite()))
                .put("provider", wording.shown(suite.provider()));
        judged(
                node,
                Ids.of("suite " + suite.suite() + " @ " + suite.provider()),
                Standing.of(suite.verdict()),
                suite.verdict());
        node.put("summary", wording.shown(wording.say(suite.verdict().said())));
        SuiteEvidence evidence = suite.evidence();
        if (evidence != null && !evidence.movements().isEmpty()) {
            ArrayNode movements = node.putArray("movements");
            evidence.movements().forEach(m -> movements.add(wording.shown(wording.say(m))));
        }
        if (!suite.notices().isEmpty()) {
            ArrayNode notices = node.putArray("notices");
            suite.notices().forEach(n -> notices.add(wording.shown(wording.say(n))));
        }
        moved(node, suite.moved());
        Double p = suite.pValue();
        Double limit = suite.pLimit();
        if (p != null && limit != null) {
            node.put("p", Figure.ofP(p)).put("pLimit", Figure.ofP(limit));
        }
        OverNights nights = suite.overNights();
        if (nights != null) {
            node.put("e", Figure.of(nights.highest())).put("eLimit", Figure.of(nights.limit()));
        }
        SuiteResult.Interval effect = suite.effect();
        if (effect != null) {
            node.putObject("effect")
                    .put("mean", rounded(effect.point()))
                    .put("low", rounded(effect.low()))
                    .put("high", rounded(effect.high()));
        }
        Timeline timeline = wording.timelines().of(suite.suite(), suite.provider());
        past(node, timeline);
        spark(node, timeline, point -> {
            Double drop = point.effect();
            return drop == null ? null : (Double) (-drop);
        });
        return node;
    }

    /** What the runs before say: since when, what it was, how far it moved since. */
    private static void past(ObjectNode node, @Nullable Timeline timeline) {
        if (timeline == null || timeline.points().size() < 2) {
            return;
        }
        timeline.since()
                .ifPresent(since -> node.putObject("since")
                        .put("run", since.number())
                        .put("runs", since.runs())
                        .put("day", Timeline.day(since.started())));
        timeline.previous()
                .map(Timeline.Point::verdict)
                .filter(was -> !was.equals(timeline.now().verdict()))
                .ifPresent(was -> node.put("was", was));
        timeline.change().ifPresent(change -> node.put("change", rounded(change)));
    }

    private static void spark(
            ObjectNode node, @Nullable Timeline timeline, Function<Timeline.Point, @Nullable Double> figure) {
        if (timeline == null || timeline.points().size() < 2) {
            return;
        }
        List<Timeline.Point> points = timeline.newest(SPARK_RUNS).points();
        int skipped = timeline.points().size() - points.size();
        ArrayNode values = node.putArray("spark");
        for (Timeline.Point point : points) {
            Double value = figure.apply(point);
            if (value == null) {
                values.addNull();
            } else {
                values.add(rounded(value));
            }
        }
        List<Integer> accepted = timeline.accepted().stream()
                .map(i -> i - skipped)
                .filter(i -> i >= 0)
                .toList();
        if (!accepted.isEmpty()) {
            node.set("accepted", Json.node(accepted));
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
