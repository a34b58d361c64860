package io.driftgauge.allure;

import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Location;
import io.driftgauge.base.Phrase;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.baseline.Took;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Expense;
import io.driftgauge.drift.ExpenseShift;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.Cost;
import io.driftgauge.model.Usage;
import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunInfo;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.Timelines;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs built by hand. */
final class Runs {

    private static final String[] THIRTY = {
        "You can return any item within 30 days of delivery.",
        "You have 30 days from delivery to return it.",
        "Returns are accepted within 30 days of delivery.",
        "You can return any item within 30 days of delivery."
    };

    private Runs() {}

    static RunResult of(List<CaseResult> cases, List<SuiteResult> suites) {
        return on(23, cases, suites);
    }

    /** On a day of November. */
    static RunResult on(int day, List<CaseResult> cases, List<SuiteResult> suites) {
        Instant started = Instant.parse("2026-11-01T10:00:00Z").plus(Duration.ofDays(day - 1L));
        return new RunResult(
                new RunInfo(
                        "run-" + day,
                        started,
                        "verify",
                        false,
                        "live",
                        !suites.isEmpty(),
                        Map.of("Driftgauge", "0.1.0", "Java", "17.0.15", "DJL", "0.38.0"),
                        Map.of("device", "cpu"),
                        Map.of("name", "all-MiniLM-L6-v2", "checksum", "ab12"),
                        42,
                        0.01,
                        120,
                        new Usage(2400, 1400),
                        Cost.NONE,
                        Duration.ofSeconds(9),
                        Map.of()),
                suites,
                cases);
    }

    static RunFolders folders(Path root) {
        return new RunFolders(
                root,
                root.resolve("prompts"),
                root.resolve("baselines"),
                root.resolve("reports"),
                root.resolve("reports/history.jsonl"));
    }

    static Wording wording() {
        return wording(Map.of());
    }

    static Wording wording(Map<String, String> environment) {
        return wording(folders(Cases.ROOT), environment, Map.of());
    }

    static Wording wording(RunFolders folders, Map<String, String> environment, Map<String, String> settings) {
        Settings set = Settings.of(settings);
        return Wording.of(
                folders,
                Links.of(set, Build.of(environment)),
                Secrets.of(environment),
                ReportTexts.of(set),
                Timelines.of(List.of(), of(List.of(), List.of())));
    }

    /** Each verdict at least once. */
    static RunResult ofEveryVerdict() {
        List<CaseResult> cases = new ArrayList<>();
        cases.add(Cases.of("support/refunds", "refund-window")
                .described("States the 30 day window")
                .tagged("smoke", "critical")
                .before(THIRTY)
                .now(
                        "Items may be sent back for two weeks: 14 days, counted from the day of purchase.",
                        "Items may be sent back for two weeks: 14 days, counted from the day of purchase.",
                        "Items can go back for 14 days after the purchase, unopened only.")
                .servedBy(Cases.NEW)
                .took(new Took(List.of(20L), List.of(8L, 10L), List.of(), List.of(25L, 31L), List.of()))
                .because("Someone else answers: tiny-2026.1 became tiny-2026.2.")
                .judged(
                        drifted(
                                "The answers say something else than the baseline's.",
                                Moved.FACTS,
                                Moved.MEANING,
                                Moved.LENGTH),
                        0.612,
                        0.941,
                        0.883,
                        0.0001));
        cases.add(Cases.of("support/refunds", "order-as-json")
                .before("{\"order\": 17, \"refund\": true}")
                .now("```json\n{\"order\": 17, \"refund\": true}\n```")
                .servedBy(Cases.NEW)
                .judged(drifted("The JSON now stands in a code fence.", Moved.FORMAT), 0.982, 1, 0.99, 0.0004));
        cases.add(Cases.of("support/refunds", "greeting")
                .before("Hello, how can I help you today?", "Hello! How can I help?")
                .now("Hello, how can I help you today?")
                .judged(new Verdict.Stable(Phrase.verbatim("The answers are as before.")), 0.973, 0.951, 0.902, 0.6));
        cases.add(Cases.of("support/refunds", "mentions-days")
                .before(THIRTY)
                .now("You may return it for a while.")
                .judged(new Verdict.BrokenAssertion(
                        Phrase.verbatim("1 of 1 assertions does not hold."),
                        List.of(new AssertionResult(
                                assertion(),
                                0,
                                1,
                                "expected to contain \"30 days\", got \"You may return it for a while.\"")))));
        cases.add(Cases.of("support/refunds", "changed-prompt")
                .before(THIRTY)
                .now(THIRTY[0])
                .judged(new Verdict.StaleBaseline(
                        Phrase.verbatim("The prompt was changed since the baseline was recorded."), false)));
        cases.add(Cases.of("intent", "new-case")
                .now("billing")
                .judged(new Verdict.NoBaseline(Phrase.verbatim("Nothing is stored for this case."), false)));
        cases.add(Cases.of("intent", "outage")
                .judged(new Verdict.ProviderError(Phrase.verbatim("HTTP 503 after 3 attempts in 4.2 s."), true)));
        cases.add(Cases.of("intent", "not-live")
                .judged(new Verdict.Skipped(
                        Phrase.verbatim("The provider needs a key, and driftgauge.live is not on."))));
        cases.add(Cases.of("intent", "poem")
                .before("A red rose", "Seven clouds over the sea", "No")
                .now("The moon")
                .judged(
                        new Verdict.Unstable(Phrase.verbatim("The baseline's own answers are too far apart.")),
                        0.2,
                        0.3,
                        0.1,
                        0.4));
        cases.add(Cases.of("intent", "few")
                .before("billing")
                .now("billing")
                .judged(
                        new Verdict.Inconclusive(
                                Phrase.verbatim("The smallest p that could have come out is above the limit.")),
                        1,
                        1,
                        1,
                        1));
        cases.add(Cases.of("intent", "swapped")
                .before("billing", "billing")
                .now("billing")
                .servedBy(Cases.NEW)
                .judged(
                        new Verdict.Swapped(
                                Phrase.verbatim("Someone else answers, and the answers hold."),
                                List.of(Cases.OLD),
                                List.of(Cases.NEW)),
                        1,
                        1,
                        0.9,
                        1));
        cases.add(Cases.of("intent", "suspect")
                .before("billing", "billing", "invoice")
                .now("invoice please")
                .suspect()
                .judged(
                        new Verdict.Stable(Phrase.verbatim("Looks moved, but does not survive correction.")),
                        0.88,
                        0.93,
                        0.9,
                        0.02));
        for (int i = 1; i <= 8; i++) {
            cases.add(Cases.of("intent", "ticket-" + i)
                    .before("billing", "billing", "billing")
                    .now("billing")
                    .judged(new Verdict.Stable(Phrase.verbatim("The answers are as before.")), 1, 1, 0.95, 1));
        }
        return of(
                cases,
                List.of(
                        suite(
                                "support/refunds",
                                drifted("2 of 5 cases moved; facts and format lead.", Moved.FACTS, Moved.FORMAT),
                                new ExpenseShift(Expense.COMPLETION_TOKENS, 9, 12, 4, 5, 0.0004, 0.002, true),
                                new ExpenseShift(Expense.LATENCY, 28, 40, 3, 5, 0.2, 0.01, false)),
                        suite("intent", new Verdict.Stable(Phrase.verbatim("No case moved.")))));
    }

    static Verdict.Drifted drifted(String summary, Moved... moved) {
        return new Verdict.Drifted(
                Phrase.verbatim(summary),
                new LinkedHashSet<>(List.of(moved)),
                Phrase.verbatim("the model was changed behind its name (tiny-2026.1 → tiny-2026.2)"));
    }

    static Assertion assertion() {
        return new Assertion(
                AssertionType.ICONTAINS,
                false,
                TextNode.valueOf("30 days"),
                null,
                1,
                new Location(Cases.ROOT.resolve("prompts/support/refunds.yaml"), 20));
    }

    static SuiteResult suite(String name, Verdict verdict, ExpenseShift... expenses) {
        Set<Moved> moved = verdict instanceof Verdict.Drifted drifted ? drifted.moved() : EnumSet.noneOf(Moved.class);
        return new SuiteResult(
                name,
                "tiny",
                verdict,
                List.of(),
                verdict.kind() == VerdictKind.STABLE
                        ? Map.of(VerdictKind.STABLE, 3)
                        : Map.of(verdict.kind(), 2, VerdictKind.STABLE, 1),
                0.0002,
                0.005,
                new SuiteResult.Interval(0.174, 0.09, 0.25),
                0.03,
                moved,
                25,
                null,
                List.of(),
                null,
                List.of(expenses));
    }
}
