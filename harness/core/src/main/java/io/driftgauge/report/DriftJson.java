package io.driftgauge.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.drift.Bounds;
import io.driftgauge.drift.ExpenseShift;
import io.driftgauge.drift.OverNights;
import io.driftgauge.drift.PairResult;
import io.driftgauge.drift.SuiteEvidence;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Trend;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The run for machines: {@code drift.json}, as {@code io/driftgauge/schema/drift.schema.json} describes it. Fields are
 * only ever added within a schema version. Secrets are not masked here but by whoever writes the file.
 */
final class DriftJson {

    /** Raised when a field changes its meaning or goes. */
    static final int SCHEMA_VERSION = 1;

    private final CaseJson cases;

    DriftJson(Places places) {
        cases = new CaseJson(places);
    }

    /** The whole document. */
    JsonNode of(RunResult result) {
        ObjectNode document = Json.object();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.set("run", run(result.info()));
        ArrayNode suites = document.putArray("suites");
        result.suites().forEach(s -> suites.add(suite(s, result)));
        ArrayNode list = document.putArray("cases");
        result.cases().forEach(c -> list.add(cases.of(c)));
        return document;
    }

    private static ObjectNode run(RunInfo info) {
        ObjectNode run = Json.object();
        run.put("id", info.id());
        run.put("started", info.started().toString());
        run.put("mode", info.mode());
        run.put("live", info.live());
        run.put("http", info.http());
        run.put("whole", info.whole());
        run.set("versions", Json.node(info.versions()));
        run.set("environment", Json.node(info.environment()));
        run.set("embedder", Json.node(info.embedder()));
        run.put("seed", info.seed());
        run.put("alpha", info.alpha());
        run.put("calls", info.calls());
        run.putObject("tokens")
                .put("prompt", info.usage().promptTokens())
                .put("completion", info.usage().completionTokens());
        run.set("cost", Costs.json(info.cost()));
        run.put("wallTimeMs", info.wallTime().toMillis());
        ObjectNode stages = run.putObject("stagesMs");
        for (Map.Entry<String, Duration> stage : info.stages().entrySet()) {
            stages.put(stage.getKey(), stage.getValue().toMillis());
        }
        return run;
    }

    private static ObjectNode suite(SuiteResult result, RunResult run) {
        ObjectNode suite = Json.object();
        suite.put("suite", result.suite());
        suite.put("provider", result.provider());
        suite.put("verdict", result.verdict().kind().name());
        suite.put("outcome", lower(result.verdict().outcome()));
        suite.put("summary", result.verdict().summary());
        ArrayNode reasons = suite.putArray("reasons");
        result.reasons().forEach(reasons::add);
        ArrayNode moved = suite.putArray("moved");
        result.moved().forEach(m -> moved.add(lower(m)));
        suite.put("cause", CaseJson.cause(result.verdict()));
        ObjectNode counts = suite.putObject("counts");
        result.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        suite.put("p", result.pValue());
        suite.put("pLimit", result.pLimit());
        suite.set("effect", effect(result.effect()));
        Double smallest = result.smallestEffect();
        suite.put("smallestEffect", smallest == null ? null : CaseJson.rounded(smallest));
        suite.set("evidence", evidence(result.evidence()));
        suite.put("calls", result.calls());
        suite.set("cost", Costs.json(Costs.of(result, run)));
        suite.set("overNights", overNights(result.overNights()));
        ArrayNode pairs = suite.putArray("pairs");
        result.pairs().forEach(p -> pairs.add(pair(p)));
        ArrayNode expenses = suite.putArray("expenses");
        result.expenses().forEach(e -> expenses.add(expense(e)));
        return suite;
    }

    private static ObjectNode expense(ExpenseShift shift) {
        return Json.object()
                .put("what", lower(shift.what()))
                .put("before", CaseJson.rounded(shift.before()))
                .put("now", CaseJson.rounded(shift.now()))
                .put("along", shift.along())
                .put("cases", shift.cases())
                .put("p", shift.p())
                .put("pLimit", shift.limit())
                .put("told", shift.told());
    }

    private static ObjectNode pair(PairResult pair) {
        ObjectNode node = Json.object()
                .put("case", pair.caseId())
                .put("of", pair.of())
                .put("attribute", pair.attribute())
                .put("drifted", pair.drifted());
        ArrayNode moved = node.putArray("moved");
        pair.moved().forEach(m -> moved.add(lower(m)));
        ArrayNode words = node.putArray("words");
        pair.words().forEach(words::add);
        return node.put("gapBefore", CaseJson.rounded(pair.gapBefore()))
                .put("gapNow", CaseJson.rounded(pair.gapNow()))
                .put("p", pair.p())
                .put("pLimit", pair.pLimit());
    }

    private static @Nullable ObjectNode overNights(@Nullable OverNights found) {
        if (found == null) {
            return null;
        }
        ObjectNode node = Json.object()
                .put("evidence", CaseJson.rounded(found.evidence()))
                .put("highest", CaseJson.rounded(found.highest()))
                .put("limit", CaseJson.rounded(found.limit()))
                .put("alarm", found.alarm())
                .put("runs", found.runs())
                .put("since", found.since());
        Trend trend = found.trend();
        node.set(
                "trend",
                trend == null
                        ? null
                        : Json.object()
                                .put("perRun", CaseJson.rounded(trend.perRun()))
                                .put("since", trend.since())
                                .put("before", CaseJson.rounded(trend.before()))
                                .put("after", CaseJson.rounded(trend.after()))
                                .put("p", trend.p()));
        return node;
    }

    private static @Nullable ObjectNode evidence(@Nullable SuiteEvidence evidence) {
        if (evidence == null) {
            return null;
        }
        ObjectNode node = Json.object();
        node.set("channels", Json.node(evidence.channels()));
        ArrayNode movements = node.putArray("movements");
        evidence.movements().forEach(m -> movements.add(m.toString()));
        Bounds bounds = evidence.bounds();
        ObjectNode noDrift = node.putObject("noDrift");
        noDrift.put("closed", bounds.closed());
        noDrift.put("judged", bounds.judged());
        number(noDrift, "drop", bounds.drop());
        number(noDrift, "dropFloor", bounds.dropFloor());
        number(noDrift, "outside", bounds.outside());
        number(noDrift, "outsideFloor", bounds.outsideFloor());
        noDrift.put("caseP", bounds.caseP());
        noDrift.put("caseLimit", bounds.caseLimit());
        ArrayNode settles = noDrift.putArray("settles");
        bounds.settles().forEach(s -> settles.add(s.toString()));
        ObjectNode stability = node.putObject("stability");
        evidence.stability().forEach((kind, count) -> stability.put(kind.name(), count));
        return node;
    }

    /** Null where it is not known. */
    private static void number(ObjectNode node, String name, double value) {
        node.put(name, Double.isNaN(value) ? null : (Double) CaseJson.rounded(value));
    }

    private static @Nullable ObjectNode effect(SuiteResult.@Nullable Interval effect) {
        return effect == null
                ? null
                : Json.object()
                        .put("mean", CaseJson.rounded(effect.point()))
                        .put("low", CaseJson.rounded(effect.low()))
                        .put("high", CaseJson.rounded(effect.high()));
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
