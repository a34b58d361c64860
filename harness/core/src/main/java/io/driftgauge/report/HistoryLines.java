package io.driftgauge.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.OverNights;
import io.driftgauge.drift.OverNightsTest;
import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run adds to the history: a line a suite × provider and one a case × provider.
 *
 * <p>Of suites: {@code run}, {@code started}, {@code kind}, {@code suite}, {@code provider}, {@code verdict}, {@code p},
 * {@code pLimit}, {@code effect}, {@code moved}, {@code calls}, {@code embedder}, {@code nights} (the runs counted
 * together, this one among them, and their evidence). Of cases: also {@code case}, {@code similarity},
 * {@code expected}, {@code limit}, {@code baseline} (a digest), and of those that are counted over nights {@code scores}
 * and {@code ranks} of the first answer.
 */
final class HistoryLines {

    private HistoryLines() {}

    static List<ObjectNode> of(RunResult result) {
        List<ObjectNode> lines = new ArrayList<>();
        Map<SuiteOnProvider, OverNights> overNights = new HashMap<>();
        for (SuiteResult suite : result.suites()) {
            OverNights found = suite.overNights();
            if (found != null) {
                overNights.put(new SuiteOnProvider(suite.suite(), suite.provider()), found);
            }
        }
        result.suites().stream().filter(s -> s.calls() > 0).forEach(s -> lines.add(suite(result.info(), s)));
        result.cases().stream()
                .filter(c -> c.replay().calls() > 0)
                .forEach(c -> lines.add(caseLine(result.info(), c, overNights.get(SuiteOnProvider.of(c.key())))));
        return lines;
    }

    private static ObjectNode suite(RunInfo info, SuiteResult result) {
        ObjectNode line = line(info, "suite", result.suite(), result.provider(), result.verdict());
        SuiteResult.Interval effect = result.effect();
        line.put("p", result.pValue());
        line.put("pLimit", result.pLimit());
        line.put("effect", effect == null ? null : (Double) CaseJson.rounded(effect.point()));
        moved(line, result.verdict());
        line.put("calls", result.calls());
        line.set("embedder", Json.node(info.embedder()));
        OverNights overNights = result.overNights();
        if (overNights != null) {
            line.putObject("nights")
                    .put("runs", overNights.runs())
                    .put("evidence", CaseJson.rounded(overNights.evidence()))
                    .put("highest", CaseJson.rounded(overNights.highest()));
        }
        return line;
    }

    private static ObjectNode caseLine(RunInfo info, CaseResult result, @Nullable OverNights overNights) {
        ObjectNode line =
                line(info, "case", result.key().caseKey().suite(), result.key().provider(), result.verdict());
        line.put("case", result.key().caseKey().caseId());
        Evidence evidence = result.evidence();
        line.put("p", evidence == null ? null : (Double) evidence.pValue());
        line.put("similarity", evidence == null ? null : (Double) CaseJson.rounded(evidence.similarity()));
        line.put("expected", evidence == null ? null : (Double) CaseJson.rounded(evidence.expected()));
        line.put("limit", evidence == null ? null : (Double) CaseJson.rounded(evidence.limit()));
        line.put("effect", evidence == null ? null : (Double) CaseJson.rounded(evidence.effect()));
        moved(line, result.verdict());
        OverNightsTest.Kept kept = overNights == null
                ? null
                : overNights.tonight().get(result.key().caseKey().caseId());
        if (kept != null) {
            line.put("baseline", kept.baseline());
            line.putArray("scores")
                    .add(kept.score().distance())
                    .add(kept.score().length());
            line.putArray("ranks").add(kept.ranks().distance()).add(kept.ranks().length());
        } else {
            Comparison comparison = result.comparison();
            Baseline baseline = comparison == null ? null : comparison.baseline();
            line.put("baseline", baseline == null ? null : BaselineDigest.of(baseline));
        }
        return line;
    }

    private static ObjectNode line(RunInfo info, String kind, String suite, String provider, Verdict verdict) {
        return Json.object()
                .put("run", info.id())
                .put("started", info.started().toString())
                .put("kind", kind)
                .put("suite", suite)
                .put("provider", provider)
                .put("verdict", verdict.kind().name());
    }

    private static void moved(ObjectNode line, Verdict verdict) {
        ArrayNode moved = line.putArray("moved");
        if (verdict instanceof Verdict.Drifted drifted) {
            drifted.moved().forEach(m -> moved.add(DriftJson.lower(m)));
        }
    }
}
