package io.driftgauge.junit;

import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.TestOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How the cases' tests ended. Of reruns of a test the last counts; of several tests of a case the worst. Thread-safe. */
final class Outcomes {

    private final Map<ReplayKey, Map<String, TestOutcome>> byCase = new TreeMap<>();

    synchronized void ended(String template, ReplayKey key, TestOutcome outcome) {
        byCase.computeIfAbsent(key, k -> new HashMap<>()).put(template, outcome);
    }

    synchronized Map<ReplayKey, TestOutcome> all() {
        Map<ReplayKey, TestOutcome> all = new TreeMap<>();
        byCase.forEach((key, outcomes) -> outcomes.values().stream()
                .max((a, b) -> Integer.compare(weight(a), weight(b)))
                .ifPresent(worst -> all.put(key, worst)));
        return all;
    }

    private static int weight(TestOutcome outcome) {
        return switch (outcome.status()) {
            case PASSED -> 0;
            case ABORTED -> 1;
            case FAILED -> 2;
        };
    }
}
