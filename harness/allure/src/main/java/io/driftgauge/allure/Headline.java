package io.driftgauge.allure;

import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.driftgauge.report.ReportTexts;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first line of an entry's message: what was found, in words that {@link Categories} tells apart. No text of a model
 * or file comes before it, so none can put an entry into another category.
 *
 * @param key of its text: a verdict's name, or {@code TEST_FAILED}
 * @param moved what moved, the weightiest first; empty unless it drifted
 */
record Headline(String key, List<Moved> moved) {

    static final Headline TEST_FAILED = new Headline("TEST_FAILED", List.of());
    static final Headline SKIPPED = new Headline("SKIPPED", List.of());
    static final Headline STABLE = new Headline("STABLE", List.of());

    /** Ends the list of what moved. */
    static final String END = ".";

    private static final String BETWEEN = ", ";

    static Headline of(Verdict verdict) {
        return new Headline(
                verdict.kind().name(),
                verdict instanceof Verdict.Drifted drifted ? List.copyOf(drifted.moved()) : List.of());
    }

    /** {@code Drifted: facts, length.} */
    String text(ReportTexts texts) {
        String start = start(key, texts);
        return moved.isEmpty()
                ? start + END
                : start + " " + moved.stream().map(texts::word).collect(Collectors.joining(BETWEEN)) + END;
    }

    /** How it begins. */
    static String start(String key, ReportTexts texts) {
        return texts.get("headline." + key);
    }
}
