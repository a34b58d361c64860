package io.driftgauge.allure;

import io.driftgauge.base.Phrase;
import io.driftgauge.drift.Bounds;
import io.driftgauge.drift.SuiteEvidence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands behind a suite's verdict: its channels, what could still hide, how its baselines vary. */
final class SuiteEvidenceRows {

    private SuiteEvidenceRows() {}

    /** Title and value, in order. */
    static Map<String, String> of(SuiteEvidence evidence, Wording wording) {
        Map<String, String> rows = new LinkedHashMap<>();
        if (!evidence.channels().isEmpty()) {
            rows.put(
                    wording.say("page.suite.channels"),
                    evidence.channels().entrySet().stream()
                            .sorted(Map.Entry.comparingByValue())
                            .map(e -> e.getKey() + " " + Figure.ofP(e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        Bounds bounds = evidence.bounds();
        if (!Double.isNaN(bounds.drop())) {
            rows.put(
                    wording.say("page.suite.bound"),
                    wording.say(
                            "page.suite.bound.value",
                            Figure.of(bounds.drop(), bounds.dropFloor()),
                            Figure.of(bounds.dropFloor(), bounds.drop())));
        }
        if (!bounds.closed()) {
            rows.put(wording.say("page.suite.settles"), wording.say(Phrase.list("list.semicolon", bounds.settles())));
        }
        if (!evidence.stability().isEmpty()) {
            rows.put(
                    wording.say("page.stability"),
                    evidence.stability().entrySet().stream()
                            .map(e -> e.getValue() + " " + wording.say("stability." + e.getKey()))
                            .collect(Collectors.joining(", ")));
        }
        return rows;
    }
}
