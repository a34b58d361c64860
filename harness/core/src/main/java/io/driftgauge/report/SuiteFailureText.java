package io.driftgauge.report;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a suite that fails or warns: its figures, its cause, and the cases that make it so. Plain text. */
public final class SuiteFailureText {

    private static final int MOST_CASES = 20;

    private final PlainText plain;

    public SuiteFailureText(Secrets secrets) {
        plain = new PlainText(secrets);
    }

    /**
     * Its first line is {@code VERDICT suite @ provider: what happened}.
     *
     * @param cases of the run; those of other suites are left out
     */
    public String of(SuiteResult suite, List<CaseResult> cases) {
        Verdict verdict = suite.verdict();
        List<String> lines = new ArrayList<>();
        lines.add(
                verdict.kind() + " " + suite.suite() + " @ " + suite.provider() + ": " + plain.line(verdict.summary()));
        lines.add("cases      "
                + suite.counts().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
        figures(suite, lines);
        if (verdict instanceof Verdict.Drifted drifted) {
            lines.add("moved      "
                    + drifted.moved().stream()
                            .map(m -> m.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .collect(Collectors.joining(", ")));
            lines.add("cause      " + plain.line(drifted.cause()));
        }
        suite.reasons().forEach(reason -> lines.add("also       " + plain.line(reason)));
        List<CaseResult> worth = cases.stream()
                .filter(c -> c.key().caseKey().suite().equals(suite.suite())
                        && c.key().provider().equals(suite.provider()))
                .filter(c -> c.suspect() || c.verdict().outcome() == VerdictKind.Outcome.FAILS)
                .toList();
        worth.stream()
                .limit(MOST_CASES)
                .forEach(c -> lines.add(
                        "    " + (c.suspect() ? "suspect" : c.verdict().kind()) + " "
                                + c.key().caseKey().caseId() + ": "
                                + plain.line(c.verdict().summary())));
        if (worth.size() > MOST_CASES) {
            lines.add("    … and " + (worth.size() - MOST_CASES) + " more");
        }
        return String.join("\n", lines);
    }

    private static void figures(SuiteResult suite, List<String> lines) {
        Double p = suite.pValue();
        Double limit = suite.pLimit();
        if (p != null && limit != null) {
            lines.add("p          " + Figures.p(p, limit) + ", limit " + Figures.p(limit, p));
        }
        SuiteResult.Interval effect = suite.effect();
        Double smallest = suite.smallestEffect();
        if (effect != null) {
            lines.add("effect     similarity dropped by " + Figures.of(effect.point()) + " on average (95%: "
                    + Figures.of(effect.low()) + " to " + Figures.of(effect.high()) + ")"
                    + (smallest == null ? "" : "; this run could have seen " + Figures.of(smallest)));
        }
    }
}
