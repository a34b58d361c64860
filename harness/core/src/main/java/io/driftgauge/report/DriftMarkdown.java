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
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The run on one page for a pull request or a CI summary: {@code drift.md}, worst first, details folded away, and no longer
 * than a comment may be.
 */
final class DriftMarkdown {

    /** A page has its limits; the rest stands in drift.json. */
    private static final int MOST_DETAILS = 50;

    private static final int MOST_SUITES = 30;

    /** GitHub takes comments of 65,536 characters. */
    private static final int LONGEST = 60_000;

    private static final Comparator<Verdict> WORST_FIRST = Comparator.comparing(
                    Verdict::outcome, Comparator.<VerdictKind.Outcome>reverseOrder())
            .thenComparing(Verdict::kind);

    private final Markdown markdown;
    private final FailureText failures;
    private final ReportTexts texts;
    private final Timelines timelines;

    DriftMarkdown(RunFolders folders, Secrets secrets, ReportTexts texts, Timelines timelines) {
        this.markdown = new Markdown(secrets);
        this.failures = new FailureText(folders, secrets, texts);
        this.texts = texts;
        this.timelines = timelines;
    }

    /** The page. */
    String of(RunResult result) {
        StringBuilder page = new StringBuilder();
        page.append("# Driftgauge: ").append(texts.get(headline(result))).append("\n\n");
        RunInfo info = result.info();
        page.append(markdown.text(texts.get(
                        "md.run",
                        counts(result),
                        texts.count("count.calls", info.calls()),
                        Figures.seconds(info.wallTime()),
                        info.alpha(),
                        info.id())))
                .append('\n');
        suites(result, page);
        cases(result, page);
        costs(result, page);
        return page.toString();
    }

    private static String headline(RunResult result) {
        boolean failed = outcomes(result).contains(VerdictKind.Outcome.FAILS);
        boolean drifted = result.cases().stream().anyMatch(c -> c.verdict().kind() == VerdictKind.DRIFTED)
                || result.suites().stream().anyMatch(s -> s.verdict().kind() == VerdictKind.DRIFTED);
        return drifted ? "md.drifted" : failed ? "md.failed" : "md.held";
    }

    private static List<VerdictKind.Outcome> outcomes(RunResult result) {
        List<VerdictKind.Outcome> outcomes = new ArrayList<>();
        result.cases().forEach(c -> outcomes.add(c.verdict().outcome()));
        result.suites().forEach(s -> outcomes.add(s.verdict().outcome()));
        return outcomes;
    }

    private String counts(RunResult result) {
        Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
        result.cases().forEach(c -> counts.merge(c.verdict().kind(), 1, Integer::sum));
        return counts.isEmpty()
                ? texts.get("md.none")
                : counts.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void suites(RunResult result, StringBuilder page) {
        if (result.suites().isEmpty()) {
            page.append('\n').append(texts.get("md.partial")).append('\n');
            return;
        }
        List<SuiteResult> sorted = result.suites().stream()
                .sorted(Comparator.comparing(SuiteResult::verdict, WORST_FIRST)
                        .thenComparing(SuiteResult::suite)
                        .thenComparing(SuiteResult::provider))
                .toList();
        List<SuiteResult> worth = sorted.stream()
                .filter(s -> s.verdict().outcome() != VerdictKind.Outcome.PASSES)
                .limit(MOST_SUITES)
                .toList();
        if (!worth.isEmpty()) {
            page.append('\n').append(table(worth));
        }
        List<SuiteResult> rest = sorted.subList(worth.size(), sorted.size());
        if (!rest.isEmpty()) {
            boolean hold = rest.stream().allMatch(s -> s.verdict().outcome() == VerdictKind.Outcome.PASSES);
            page.append("\n<details><summary>")
                    .append(texts.count(hold ? "md.suites.held" : "md.suites.more", rest.size()))
                    .append("</summary>\n\n")
                    .append(table(rest.subList(0, Math.min(rest.size(), 3 * MOST_SUITES))))
                    .append("\n</details>\n");
        }
        expenses(result, page);
        overNights(result, page);
    }

    /** Where what the answers take has changed. */
    private void expenses(RunResult result, StringBuilder page) {
        List<String> lines = new ArrayList<>();
        for (SuiteResult suite : result.suites()) {
            suite.notices()
                    .forEach(n -> lines.add("- " + markdown.text(suite.suite() + " @ " + suite.provider()) + ": "
                            + markdown.text(texts.say(n)) + "\n"));
        }
        if (!lines.isEmpty()) {
            page.append("\n## ").append(texts.get("md.expenses")).append("\n\n");
            lines.forEach(page::append);
        }
    }

    /** Where something was paid, or may have been. */
    private void costs(RunResult result, StringBuilder page) {
        if (!Costs.any(result.info().cost())) {
            return;
        }
        page.append('\n')
                .append(markdown.text(
                        texts.get("md.cost", Costs.text(result.info().cost(), texts))))
                .append('\n');
        List<SuiteResult> costly = result.suites().stream()
                .filter(s -> Costs.any(Costs.of(s, result)))
                .toList();
        if (!costly.isEmpty()) {
            page.append('\n').append(texts.get("md.cost.table")).append("\n|---|---|---|---|\n");
        }
        for (SuiteResult suite : costly) {
            page.append("| ")
                    .append(markdown.text(suite.suite()))
                    .append(" | ")
                    .append(markdown.text(suite.provider()))
                    .append(" | ")
                    .append(suite.calls())
                    .append(" | ")
                    .append(markdown.text(Costs.text(Costs.of(suite, result), texts)))
                    .append(" |\n");
        }
    }

    private void overNights(RunResult result, StringBuilder page) {
        List<String> lines = new ArrayList<>();
        for (SuiteResult suite : result.suites()) {
            OverNights found = suite.overNights();
            if (found != null) {
                found.said()
                        .forEach(r -> lines.add("- " + markdown.text(suite.suite() + " @ " + suite.provider()) + ": "
                                + markdown.text(texts.say(r)) + "\n"));
            }
        }
        if (!lines.isEmpty()) {
            page.append("\n## ").append(texts.get("md.nights")).append("\n\n");
            lines.forEach(page::append);
        }
    }

    private String table(List<SuiteResult> suites) {
        StringBuilder table = new StringBuilder(texts.get("md.table") + "\n|---|---|---|---|---|---|---|---|\n");
        suites.forEach(s -> table.append(row(s)));
        return table.toString();
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
                        since(timelines.of(suite.suite(), suite.provider())),
                        markdown.text(texts.say(suite.verdict().said())))
                + " |\n";
    }

    private String since(@Nullable Timeline timeline) {
        return Optional.ofNullable(timeline)
                .flatMap(Timeline::since)
                .filter(since -> since.runs() > 1)
                .map(since -> texts.get("since.short", since.number(), since.runs(), Timeline.day(since.started())))
                .orElse("");
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
        int shown = 0;
        while (shown < Math.min(worth.size(), MOST_DETAILS)) {
            String details = details(worth.get(shown));
            if (page.length() + details.length() > LONGEST) {
                break;
            }
            page.append(details);
            shown++;
        }
        if (worth.size() > shown) {
            page.append('\n').append(texts.get("md.more", worth.size() - shown)).append('\n');
        }
    }

    private String details(CaseResult result) {
        String since = since(timelines.of(result.key()));
        String title = (result.suspect() ? texts.get("suspect") + ", " : "")
                + result.verdict().kind().name().replace("_", "&#95;") + " "
                + markdown.text(result.key().toString());
        return "\n<details><summary>" + title + ": "
                + markdown.text(texts.say(result.verdict().said())) + (since.isEmpty() ? "" : " (" + since + ")")
                + "</summary>\n\n" + markdown.block(failures.of(result))
                + "\n\n</details>\n";
    }
}
