package io.driftgauge.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.Label;
import io.qameta.allure.entity.TestResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The data of the Drift tab: a row a case and a cell a provider, worst first, and a line a suite and provider. Taken from
 * the labels that Driftgauge writes; other results are passed over.
 */
final class DriftMatrix implements Aggregator2 {

    /** Verdicts from worst to best. */
    private static final List<String> VERDICTS = List.of(
            "DRIFTED",
            "BROKEN_ASSERTION",
            "STALE_BASELINE",
            "NO_BASELINE",
            "PROVIDER_ERROR",
            "UNSTABLE",
            "SWAPPED",
            "INCONCLUSIVE",
            "STABLE",
            "SKIPPED");

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        List<TestResult> results = launches.stream()
                .flatMap(l -> l.getResults().stream())
                .filter(r -> !label(r, "drift.verdict").isEmpty())
                .toList();
        storage.addDataJson("data/drift.json", data(results));
        // the overview asks for a file of its own for each of its boxes
        storage.addDataJson("widgets/drift.json", Map.of());
    }

    static Map<String, Object> data(List<TestResult> results) {
        var providers = new TreeSet<String>();
        var suites = new ArrayList<Map<String, Object>>();
        var rows = new LinkedHashMap<String, Row>();
        for (TestResult result : results.stream().sorted(worstFirst()).toList()) {
            String provider = label(result, "model");
            if (label(result, "drift.level").equals("suite")) {
                suites.add(line(result));
            } else {
                providers.add(provider);
                String name = label(result, "epic") + "/" + label(result, "story");
                rows.computeIfAbsent(name, k -> new Row(label(result, "epic"), label(result, "story")))
                        .cells
                        .put(provider, cell(result));
            }
        }
        return Map.of(
                "providers", providers,
                "suites", suites,
                "rows", rows.values().stream().map(Row::json).toList());
    }

    private static Comparator<TestResult> worstFirst() {
        return Comparator.<TestResult>comparingInt(r -> rank(label(r, "drift.verdict")))
                .thenComparing(r -> -number(label(r, "drift.effect")))
                .thenComparing(TestResult::getFullName, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(r -> label(r, "model"));
    }

    private static int rank(String verdict) {
        int rank = VERDICTS.indexOf(verdict);
        return rank < 0 ? VERDICTS.size() : rank;
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Map<String, Object> line(TestResult result) {
        Map<String, Object> line = cell(result);
        line.put("suite", label(result, "epic"));
        line.put("version", label(result, "suiteVersion"));
        line.put("provider", label(result, "model"));
        line.put("summary", label(result, "drift.summary"));
        return line;
    }

    private static Map<String, Object> cell(TestResult result) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("uid", result.getUid());
        cell.put("status", result.getStatus().value());
        cell.put("verdict", label(result, "drift.verdict"));
        cell.put("moved", labels(result, "drift.moved"));
        cell.put("suspect", label(result, "drift.suspect").equals("true"));
        for (String figure : List.of("similarity", "limit", "effect")) {
            String value = label(result, "drift." + figure);
            if (!value.isEmpty()) {
                cell.put(figure, number(value));
            }
        }
        return cell;
    }

    private static String label(TestResult result, String name) {
        return labels(result, name).stream().findFirst().orElse("");
    }

    private static List<String> labels(TestResult result, String name) {
        return result.getLabels().stream()
                .filter(l -> name.equals(l.getName()))
                .map(Label::getValue)
                .toList();
    }

    private static final class Row {
        private final String suite;
        private final String caseId;
        private final Map<String, Object> cells = new LinkedHashMap<>();

        Row(String suite, String caseId) {
            this.suite = suite;
            this.caseId = caseId;
        }

        Map<String, Object> json() {
            return Map.of("suite", suite, "case", caseId, "cells", cells);
        }
    }
}
