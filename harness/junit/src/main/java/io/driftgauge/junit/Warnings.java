package io.driftgauge.junit;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What passes and should be seen all the same. */
final class Warnings {

    private Warnings() {}

    /** Empty if there is nothing to say about a case that passes, or if it does not pass. */
    static Optional<String> of(CaseResult result) {
        boolean warns = result.verdict().outcome() == VerdictKind.Outcome.WARNS;
        if (!warns && !result.suspect()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        parts.add(result.verdict().kind() + ": " + result.verdict().summary());
        parts.addAll(result.reasons());
        return Optional.of(String.join(" | ", parts));
    }

    static String of(SuiteResult result) {
        List<String> parts = new ArrayList<>();
        parts.add(result.verdict().kind() + ": " + result.verdict().summary());
        parts.addAll(result.reasons());
        return String.join(" | ", parts);
    }
}
