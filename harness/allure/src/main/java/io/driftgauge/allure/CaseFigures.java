package io.driftgauge.allure;

import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseExpense;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Expense;
import io.driftgauge.drift.Stability;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of a case as a table: similarity with its limit, p, answers, who answered, tokens, time. */
final class CaseFigures {

    private final CaseResult result;
    private final Wording wording;
    private final Html body = Html.of("tbody");

    CaseFigures(CaseResult result, Wording wording) {
        this.result = result;
        this.wording = wording;
    }

    Html table() {
        Evidence evidence = result.evidence();
        evidence(evidence);
        Comparison comparison = result.comparison();
        int before = comparison == null ? 0 : comparison.before().size();
        List<Answer> answers = result.replay().answers();
        row("page.answers", wording.say("page.answers.value", before, answers.size()));
        served();
        Map<Expense, CaseExpense> held = held(comparison);
        if (!answers.isEmpty()) {
            if (!held.containsKey(Expense.PROMPT_TOKENS) || !held.containsKey(Expense.COMPLETION_TOKENS)) {
                usage(answers);
            }
            if (!held.containsKey(Expense.LATENCY)) {
                latency(answers);
            }
        }
        held.forEach((what, expense) -> row("expense." + what, against(expense)));
        if (evidence != null && evidence.stability() != Stability.UNKNOWN) {
            row("page.stability", wording.say(evidence.stability().told()));
        }
        Money.of(result.replay().cost()).ifPresent(cost -> row("page.cost", cost));
        return Html.of("table").with("class", "dg-figures").add(body);
    }

    /** What the baseline tells too, in the order of {@link Expense}. */
    private static Map<Expense, CaseExpense> held(@Nullable Comparison comparison) {
        Map<Expense, CaseExpense> held = new EnumMap<>(Expense.class);
        if (comparison != null) {
            CaseExpense.of(comparison).forEach(e -> held.put(e.what(), e));
        }
        return held;
    }

    private String against(CaseExpense expense) {
        return wording.say("page.expense.value", expense.values(), expense.change());
    }

    private void row(String title, String value) {
        body.add(Html.of("tr").add(Html.of("th", wording.say(title)), Html.of("td", value)));
    }

    private void evidence(@Nullable Evidence evidence) {
        if (evidence == null) {
            return;
        }
        if (evidence.exact()) {
            row("page.compared", wording.say("page.compared.exact"));
            return;
        }
        row(
                "page.similarity",
                wording.say(
                        "page.similarity.value",
                        Figure.of(evidence.similarity(), evidence.limit()),
                        Figure.of(evidence.limit(), evidence.similarity()),
                        Figure.of(evidence.expected())));
        row(
                "page.effect",
                wording.say(
                        "page.effect.value", Figure.of(evidence.effect()), Figure.percent(evidence.outsideShare())));
        row("page.p", wording.say("page.p.value", Figure.ofP(evidence.pValue()), Figure.ofP(evidence.pLimit())));
    }

    private void served() {
        Set<ServedIdentity> was = Identity.before(result);
        Set<ServedIdentity> is = Identity.now(result.replay());
        if (!is.isEmpty() || !was.isEmpty()) {
            boolean same = was.isEmpty() || was.containsAll(is);
            String unknown = wording.say("env.unknown");
            row(
                    "page.served",
                    same
                            ? Identity.text(is.isEmpty() ? was : is, unknown)
                            : Identity.text(was, unknown) + " → " + Identity.text(is, unknown));
        }
    }

    private void usage(List<Answer> answers) {
        Long prompt = mean(answers, Usage::promptTokens);
        Long completion = mean(answers, Usage::completionTokens);
        if (prompt != null && completion != null && prompt + completion > 0) {
            row("page.usage", wording.say("page.usage.value", prompt, completion));
        }
    }

    /** Null if one of the answers doesn't tell. */
    private static @Nullable Long mean(List<Answer> answers, Function<Usage, @Nullable Long> count) {
        long sum = 0;
        for (Answer answer : answers) {
            Long one = count.apply(answer.response().usage());
            if (one == null) {
                return null;
            }
            sum += one;
        }
        return Math.round(sum / (double) answers.size());
    }

    private void latency(List<Answer> answers) {
        List<Duration> sorted =
                answers.stream().map(a -> a.response().latency()).sorted().toList();
        Duration longest = sorted.get(sorted.size() - 1);
        if (!longest.isZero()) {
            row("page.latency", wording.say("page.latency.value", time(sorted.get(sorted.size() / 2)), time(longest)));
        }
    }

    private static String time(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
