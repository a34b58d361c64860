package io.driftgauge.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.drift.CaseScores;
import io.driftgauge.drift.NightRanks;
import io.driftgauge.drift.NightScore;
import io.driftgauge.drift.OverNightsTest;
import io.driftgauge.drift.OverNightsTest.Kept;
import io.driftgauge.drift.OverNightsTest.Night;
import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.report.History;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds to a run's suites what the kept runs before it say together with it. Changes nothing where the run is not kept.
 * Counted are providers that cost or need a key: a local model repeats itself for the same seeds, so that another night
 * tells nothing new of it.
 */
final class NightsStage {

    private final History history;
    private final Set<String> fresh;

    /**
     * A stage.
     *
     * @param fresh labels of the providers that are counted
     */
    NightsStage(History history, Set<String> fresh) {
        this.history = history;
        this.fresh = fresh;
    }

    RunResult apply(RunResult result) {
        if (!History.keeps(result)) {
            return result;
        }
        Map<SuiteOnProvider, List<CaseScores>> scores = scores(result);
        if (scores.isEmpty()) {
            return result;
        }
        List<JsonNode> lines = read();
        double limit = scores.size() / result.info().alpha();
        List<SuiteResult> suites = result.suites().stream()
                .map(s -> {
                    SuiteOnProvider key = new SuiteOnProvider(s.suite(), s.provider());
                    List<CaseScores> tonight = scores.get(key);
                    return tonight == null
                            ? s
                            : counted(s, tonight, nights(lines, key, tonight, result), result, limit);
                })
                .toList();
        return new RunResult(result.info(), suites, result.cases());
    }

    private static SuiteResult counted(
            SuiteResult suite, List<CaseScores> tonight, List<Night> before, RunResult result, double limit) {
        SuiteResult.Interval effect = suite.effect();
        return suite.withOverNights(OverNightsTest.test(
                before,
                result.info().started().toString(),
                effect == null ? Double.NaN : effect.point(),
                tonight,
                limit));
    }

    private Map<SuiteOnProvider, List<CaseScores>> scores(RunResult result) {
        String embedder = String.valueOf(result.info().embedder().get("checksum"));
        Map<SuiteOnProvider, List<CaseScores>> scores = new TreeMap<>();
        result.cases().stream()
                .filter(c -> fresh.contains(c.key().provider()))
                .forEach(c -> CaseScores.of(c, embedder)
                        .ifPresent(s -> scores.computeIfAbsent(SuiteOnProvider.of(c.key()), x -> new ArrayList<>())
                                .add(s)));
        return scores;
    }

    private List<JsonNode> read() {
        try {
            return history.read();
        } catch (IOException e) {
            throw new UncheckedIOException("The history can't be read.", e);
        }
    }

    /** The nights that this one goes on from; none if a baseline changed since or they are enough for one martingale. */
    private static List<Night> nights(
            List<JsonNode> lines, SuiteOnProvider suite, List<CaseScores> tonight, RunResult result) {
        List<JsonNode> its = lines.stream()
                .filter(l -> l.path("suite").asText().equals(suite.suite())
                        && l.path("provider").asText().equals(suite.provider())
                        && !l.path("run").asText().equals(result.info().id()))
                .toList();
        Map<String, Night> nights = new LinkedHashMap<>();
        for (JsonNode line : its) {
            int runs = line.path("nights").path("runs").asInt();
            if (runs == 1) {
                nights.clear(); // another baseline, or enough of the last one
            }
            if (runs > 0) {
                nights.put(
                        line.path("run").asText(),
                        new Night(
                                line.path("started").asText(),
                                line.path("effect").asDouble(Double.NaN),
                                new TreeMap<>()));
            }
        }
        Map<String, String> baselines = new TreeMap<>();
        for (JsonNode line : its) {
            Night night = nights.get(line.path("run").asText());
            JsonNode scores = line.path("scores");
            JsonNode ranks = line.path("ranks");
            if (night != null && scores.size() == 2 && ranks.size() == 2) {
                String caseId = line.path("case").asText();
                Kept kept = new Kept(
                        line.path("baseline").asText(),
                        new NightScore(scores.path(0).asDouble(), scores.path(1).asDouble()),
                        new NightRanks(ranks.path(0).asDouble(), ranks.path(1).asDouble()));
                night.cases().put(caseId, kept);
                baselines.put(caseId, kept.baseline());
            }
        }
        boolean changed = tonight.stream()
                .anyMatch(s -> !baselines
                        .getOrDefault(s.key().caseKey().caseId(), s.digest())
                        .equals(s.digest()));
        return changed || nights.size() >= OverNightsTest.MOST_NIGHTS ? List.of() : List.copyOf(nights.values());
    }
}
