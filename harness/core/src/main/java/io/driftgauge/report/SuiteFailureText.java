package io.driftgauge.report;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a suite that fails or warns: its figures, its cause, and the cases that make it so. Plain text. */
public final class SuiteFailureText {

    private static final int MOST_CASES = 20;

    private final PlainText plain;
    private final ReportTexts texts;

    /** In English. */
    public SuiteFailureText(Secrets secrets) {
        this(secrets, ReportTexts.english());
    }

    public SuiteFailureText(Secrets secrets, ReportTexts texts) {
        this.plain = new PlainText(secrets);
        this.texts = texts;
    }

    /**
     * Its first line is {@code VERDICT suite @ provider: what happened}.
     *
     * @param cases of the run; those of other suites are left out
     */
    public String of(SuiteResult suite, List<CaseResult> cases) {
        Verdict verdict = suite.verdict();
        List<String> lines = new ArrayList<>();
        lines.add(verdict.kind() + " " + suite.suite() + " @ " + suite.provider() + ": "
                + plain.line(texts.say(verdict.said())));
        lines.add(label("cases")
                + suite.counts().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
        figures(suite, lines);
        if (verdict instanceof Verdict.Drifted drifted) {
            lines.add(label("moved") + drifted.moved().stream().map(texts::word).collect(Collectors.joining(", ")));
            lines.add(label("cause") + plain.line(texts.say(drifted.why())));
        }
        suite.also().forEach(reason -> lines.add(label("also") + plain.line(texts.say(reason))));
        List<CaseResult> worth = cases.stream()
                .filter(c -> c.key().caseKey().suite().equals(suite.suite())
                        && c.key().provider().equals(suite.provider()))
                .filter(c -> c.suspect() || c.verdict().outcome() == VerdictKind.Outcome.FAILS)
                .toList();
        worth.stream()
                .limit(MOST_CASES)
                .forEach(c -> lines.add("    "
                        + (c.suspect() ? texts.get("suspect") : c.verdict().kind()) + " "
                        + c.key().caseKey().caseId() + ": "
                        + plain.line(texts.say(c.verdict().said()))));
        if (worth.size() > MOST_CASES) {
            lines.add("    " + texts.get("fail.cases.more", worth.size() - MOST_CASES));
        }
        return String.join("\n", lines);
    }

    private void figures(SuiteResult suite, List<String> lines) {
        Double p = suite.pValue();
        Double limit = suite.pLimit();
        if (p != null && limit != null) {
            lines.add(label("p") + texts.get("fail.suite.p", Figures.p(p, limit), Figures.p(limit, p)));
        }
        SuiteResult.Interval effect = suite.effect();
        Double smallest = suite.smallestEffect();
        if (effect != null) {
            String told = texts.get(
                    "fail.effect.value",
                    Figures.of(effect.point()),
                    Figures.of(effect.low()),
                    Figures.of(effect.high()));
            lines.add(label("effect")
                    + (smallest == null ? told : texts.get("fail.effect.smallest", told, Figures.of(smallest))));
        }
    }

    private String label(String key) {
        return PlainText.padded(texts.get("fail." + key));
    }
}
