package io.driftgauge.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.JudgeSeen;
import io.driftgauge.drift.CaseExpense;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Replayed;
import io.driftgauge.drift.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One case of {@code drift.json}. */
final class CaseJson {

    private static final double DECIMALS = 1e6;

    /** Null where nothing was compared. */
    private static final List<String> FIGURES = List.of(
            "exact",
            "similarity",
            "worstWindow",
            "expected",
            "limit",
            "effect",
            "outsideShare",
            "p",
            "pLimit",
            "smallestP",
            "stability");

    private final Places places;

    CaseJson(Places places) {
        this.places = places;
    }

    ObjectNode of(CaseResult result) {
        Verdict verdict = result.verdict();
        ObjectNode node = Json.object();
        node.put("suite", result.key().caseKey().suite());
        node.put("case", result.key().caseKey().caseId());
        node.put("provider", result.key().provider());
        node.put("where", places.line(result.replay().promptCase().where()));
        node.put("verdict", verdict.kind().name());
        node.put("outcome", DriftJson.lower(verdict.outcome()));
        node.put("suspect", result.suspect());
        node.put("summary", verdict.summary());
        strings(node.putArray("reasons"), result.reasons());
        ArrayNode moved = node.putArray("moved");
        if (verdict instanceof Verdict.Drifted drifted) {
            drifted.moved().forEach(m -> moved.add(DriftJson.lower(m)));
        }
        node.put("cause", cause(verdict));
        evidence(node, result.evidence());
        Comparison comparison = result.comparison();
        node.set("identity", identity(result, comparison));
        node.putObject("samples")
                .put("baseline", comparison == null ? 0 : comparison.before().size())
                .put("now", result.replay().answers().size());
        assertions(node.putArray("assertions"), comparison);
        node.put(
                "replayed",
                Replayed.day(result.replay()).map(LocalDate::toString).orElse(null));
        StepsJson.put(node, result);
        node.put("calls", result.replay().calls());
        node.set("cost", Costs.json(result.replay().cost()));
        node.put("durationMs", result.replay().duration().toMillis());
        expenses(node.putArray("expenses"), comparison);
        return node;
    }

    static @Nullable String cause(Verdict verdict) {
        return verdict instanceof Verdict.Drifted drifted ? drifted.cause() : null;
    }

    /** Six decimals: more are noise of the embedder. */
    static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }

    private static void evidence(ObjectNode node, @Nullable Evidence evidence) {
        if (evidence == null) {
            FIGURES.forEach(node::putNull);
            node.putObject("channels");
            return;
        }
        node.put("exact", evidence.exact());
        node.put("similarity", rounded(evidence.similarity()));
        node.put("worstWindow", rounded(evidence.worstWindow()));
        node.put("expected", rounded(evidence.expected()));
        node.put("limit", rounded(evidence.limit()));
        node.put("effect", rounded(evidence.effect()));
        node.put("outsideShare", rounded(evidence.outsideShare()));
        node.put("p", evidence.pValue());
        node.put("pLimit", evidence.pLimit());
        node.put("smallestP", evidence.smallestP());
        node.put("stability", evidence.stability().name());
        node.set("channels", Json.node(evidence.channels()));
    }

    private static ObjectNode identity(CaseResult result, @Nullable Comparison comparison) {
        ObjectNode identity = Json.object();
        Baseline baseline = comparison == null ? null : comparison.baseline();
        ObjectNode before = identity.putObject("before");
        before.put("provider", baseline == null ? null : baseline.providerId());
        ObjectNode now = identity.putObject("now");
        now.put("provider", result.replay().provider().id());
        ServedText served = comparison == null ? new ServedText(List.of(), List.of()) : ServedText.of(comparison);
        before.set("served", Json.node(served.before()));
        now.set("served", Json.node(served.now()));
        return identity;
    }

    private static void expenses(ArrayNode list, @Nullable Comparison comparison) {
        if (comparison != null) {
            CaseExpense.of(comparison)
                    .forEach(e -> list.addObject()
                            .put("what", DriftJson.lower(e.what()))
                            .put("before", rounded(e.before()))
                            .put("now", rounded(e.now())));
        }
    }

    private static void assertions(ArrayNode list, @Nullable Comparison comparison) {
        List<AssertionResult> results = comparison == null ? List.of() : comparison.assertions();
        for (AssertionResult result : results) {
            ObjectNode assertion = list.addObject();
            assertion
                    .put("type", result.assertion().name())
                    .put("holds", result.holds())
                    .put("passed", result.passed())
                    .put("total", result.total())
                    .put("message", result.message())
                    .put("score", Math.round(result.score() * 1e6) / 1e6);
            String metric = result.assertion().details().metric();
            if (metric != null) {
                assertion.put("metric", metric);
            }
            result.ungraded().ifPresent(why -> assertion.put("ungraded", why));
            if (!result.judges().isEmpty()) {
                ArrayNode judges = assertion.putArray("judges");
                for (JudgeSeen judge : result.judges()) {
                    ArrayNode served = judges.addObject()
                            .put("label", judge.label())
                            .put("id", judge.id())
                            .putArray("served");
                    judge.served().forEach(s -> served.add(Json.node(s.parts())));
                }
            }
        }
    }

    private static void strings(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }
}
