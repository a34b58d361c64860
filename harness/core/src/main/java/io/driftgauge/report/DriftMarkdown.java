package io.driftgauge.report;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.OverNights;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The run on one page for a pull request or a CI summary: {@code drift.md}, worst first, details folded away. */
final class DriftMarkdown {

    /** A summary page has its limits; the rest stands in drift.json. */
    private static final int MOST_DETAILS = 50;

    private static final Comparator<Verdict> WORST_FIRST = Comparator.comparing(
                    Verdict::outcome, Comparator.<VerdictKind.Outcome>reverseOrder())
            .thenComparing(Verdict::kind);

    private final Markdown markdown;
    private final FailureText failures;

    DriftMarkdown(RunFolders folders, Secrets secrets) {
        markdown = new Markdown(secrets);
        failures = new FailureText(folders, secrets);
    }

    /** The page. */
    String of(RunResult result) {
        StringBuilder page = new StringBuilder();
        page.append("# Driftgauge: ").append(headline(result)).append("\n\n");
        RunInfo info = result.info();
        page.append(markdown.text(counts(result)))
                .append(". ")
                .append(info.calls())
                .append(info.calls() == 1 ? " call, " : " calls, ")
                .append(Figures.seconds(info.wallTime()))
                .append(", alpha ")
                .append(info.alpha())
                .append(", run ")
                .append(markdown.text(info.id()))
                .append(".\n");
        suites(result, page);
        cases(result, page);
        return page.toString();
    }

    private static String headline(RunResult result) {
        boolean failed = outcomes(result).contains(VerdictKind.Outcome.FAILS);
        boolean drifted = result.cases().stream().anyMatch(c -> c.verdict().kind() == VerdictKind.DRIFTED)
                || result.suites().stream().anyMatch(s -> s.verdict().kind() == VerdictKind.DRIFTED);
        return drifted ? "drift found" : failed ? "failed, without drift" : "no drift found";
    }

    private static List<VerdictKind.Outcome> outcomes(RunResult result) {
        List<VerdictKind.Outcome> outcomes = new ArrayList<>();
        result.cases().forEach(c -> outcomes.add(c.verdict().outcome()));
        result.suites().forEach(s -> outcomes.add(s.verdict().outcome()));
        return outcomes;
    }

    private static String counts(RunResult result) {
        Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
        result.cases().forEach(c -> counts.merge(c.verdict().kind(), 1, Integer::sum));
        return counts.isEmpty()
                ? "No cases"
                : counts.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void suites(RunResult result, StringBuilder page) {
        if (result.suites().isEmpty()) {
            page.append("\nA partial run: no suite was replayed whole, so none has a verdict.\n");
            return;
        }
        page.append("\n| suite | provider | verdict | p | limit | effect | what |\n");
        page.append("|---|---|---|---|---|---|---|\n");
        result.suites().stream()
                .sorted(Comparator.comparing(SuiteResult::verdict, WORST_FIRST)
                        .thenComparing(SuiteResult::suite)
                        .thenComparing(SuiteResult::provider))
                .forEach(s -> page.append(row(s)));
        overNights(result, page);
    }

    private void overNights(RunResult result, StringBuilder page) {
        List<String> lines = new ArrayList<>();
        for (SuiteResult suite : result.suites()) {
            OverNights found = suite.overNights();
            if (found != null) {
                found.reasons()
                        .forEach(r -> lines.add("- " + markdown.text(suite.suite() + " @ " + suite.provider()) + ": "
                                + markdown.text(r) + "\n"));
            }
        }
        if (!lines.isEmpty()) {
            page.append("\n## Over nights\n\n");
            lines.forEach(page::append);
        }
    }

    private String row(SuiteResult suite) {
        Double p = suite.pValue();
        Double limit = suite.pLimit();
        SuiteResult.Interval effect = suite.effect();
        return "| "
                + String.join(
                        " | ",
                        markdown.text(suite.suite()),
                        markdown.text(suite.provider()),
                        mark(suite.verdict()),
                        p == null || limit == null ? "" : Figures.p(p, limit),
                        p == null || limit == null ? "" : Figures.p(limit, p),
                        effect == null ? "" : Figures.of(effect.point()),
                        markdown.text(suite.verdict().summary()))
                + " |\n";
    }

    private static String mark(Verdict verdict) {
        String kind = verdict.kind().name().replace("_", "&#95;");
        return verdict.outcome() == VerdictKind.Outcome.FAILS ? "**" + kind + "**" : kind;
    }

    private void cases(RunResult result, StringBuilder page) {
        List<CaseResult> worth = result.cases().stream()
                .filter(c -> c.suspect() || c.verdict().outcome() != VerdictKind.Outcome.PASSES)
                .sorted(Comparator.comparing(CaseResult::verdict, WORST_FIRST).thenComparing(CaseResult::key))
                .toList();
        worth.stream().limit(MOST_DETAILS).forEach(c -> page.append(details(c)));
        if (worth.size() > MOST_DETAILS) {
            page.append("\n… and ").append(worth.size() - MOST_DETAILS).append(" more in drift.json.\n");
        }
    }

    private String details(CaseResult result) {
        String title = (result.suspect() ? "suspect, " : "")
                + result.verdict().kind().name().replace("_", "&#95;") + " "
                + markdown.text(result.key().toString());
        return "\n<details><summary>" + title + ": "
                + markdown.text(result.verdict().summary()) + "</summary>\n\n" + markdown.block(failures.of(result))
                + "\n\n</details>\n";
    }
}
