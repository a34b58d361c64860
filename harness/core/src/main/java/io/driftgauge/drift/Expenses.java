package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Seeds;
import io.driftgauge.compare.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What answers take, held against the baseline: of every suite each {@link Expense} that both sides tell. What changed is told
 * as a notice, and never changes a verdict, so that it takes no share of the verdicts' alpha: Holm's procedure over all
 * expenses of the run has one of its own.
 */
final class Expenses {

    private Expenses() {}

    /** The expenses of each suite, in the order of {@link Expense}; of those that tell none, no entry. */
    static Map<SuiteOnProvider, List<ExpenseShift>> of(List<Comparison> comparisons, Terms terms) {
        Map<SuiteOnProvider, Map<Expense, List<ExpenseCase>>> told = new TreeMap<>();
        comparisons.stream().sorted(Comparator.comparing(c -> c.replay().key())).forEach(c -> {
            for (Expense what : Expense.values()) {
                ExpenseCase.of(c, what, first(c, terms))
                        .ifPresent(one -> told.computeIfAbsent(
                                        SuiteOnProvider.of(c.replay().key()), s -> new TreeMap<>())
                                .computeIfAbsent(what, w -> new ArrayList<>())
                                .add(one));
            }
        });
        int count = told.values().stream().mapToInt(Map::size).sum();
        List<ExpenseTest> tests = new ArrayList<>();
        told.forEach((suite, expenses) -> expenses.forEach((what, cases) -> tests.add(ExpenseTest.of(
                cases, terms.alpha() / count, new SplittableRandom(Seeds.mix(terms.seed(), what + " " + suite, 0))))));
        Holm.Step[] steps =
                Holm.steps(tests.stream().mapToDouble(ExpenseTest::p).toArray(), terms.alpha());
        Map<SuiteOnProvider, List<ExpenseShift>> shifts = new TreeMap<>();
        int next = 0;
        for (SuiteOnProvider suite : told.keySet()) {
            List<ExpenseShift> its = new ArrayList<>();
            for (int i = 0; i < told.getOrDefault(suite, Map.of()).size(); i++) {
                its.add(shift(tests.get(next), steps[next]));
                next++;
            }
            shifts.put(suite, its);
        }
        return shifts;
    }

    /** Where fresh answers were asked for because the first looked odd, they would tilt the balance. */
    private static int first(Comparison comparison, Terms terms) {
        return terms.staged().contains(comparison.replay().key()) ? 1 : Integer.MAX_VALUE;
    }

    private static ExpenseShift shift(ExpenseTest test, Holm.Step step) {
        return new ExpenseShift(
                test.cases().get(0).what(),
                test.before(),
                test.now(),
                test.along(),
                test.cases().size(),
                test.p(),
                step.limit(),
                step.rejected() && test.aboveFloor());
    }

    /** What changed, as people say it: what costs more because its tokens are more is said once. */
    static List<Phrase> notices(List<ExpenseShift> shifts) {
        Optional<ExpenseShift> cost = told(shifts, Expense.COST);
        Optional<ExpenseShift> tokens = told(shifts, Expense.COMPLETION_TOKENS);
        boolean together = cost.isPresent()
                && tokens.isPresent()
                && cost.get().more() == tokens.get().more();
        List<Phrase> notices = new ArrayList<>();
        for (ExpenseShift shift : shifts) {
            if (shift.told() && !(together && shift.what() == Expense.COMPLETION_TOKENS)) {
                notices.add(
                        together && shift.what() == Expense.COST
                                ? Phrase.of(
                                        shift.more() ? "expense.COST.tokens.more" : "expense.COST.tokens.less",
                                        shift.percent(),
                                        tokens.get().values(),
                                        tokens.get().along(),
                                        tokens.get().cases(),
                                        Words.p(shift.p()))
                                : shift.sentence());
            }
        }
        return notices;
    }

    private static Optional<ExpenseShift> told(List<ExpenseShift> shifts, Expense what) {
        return shifts.stream().filter(s -> s.told() && s.what() == what).findFirst();
    }
}
