package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one expense of a case's answers was and is: shown, not tested.
 *
 * @param before per answer: the mean, of times the middle
 * @param now likewise
 */
public record CaseExpense(Expense what, double before, double now) {

    /** Those that both sides tell, in the order of {@link Expense}. */
    public static List<CaseExpense> of(Comparison comparison) {
        return Arrays.stream(Expense.values())
                .flatMap(what -> ExpenseCase.of(comparison, what, Integer.MAX_VALUE).stream())
                .flatMap(c -> Stream.of(new CaseExpense(c.what(), c.centreBefore(), c.centreNow())))
                .toList();
    }

    /** {@code 212 → 278}, {@code 812 ms → 1.5 s}. */
    public String values() {
        return what.values(before, now);
    }

    /** {@code +31%}; {@code ±0%} if it is the same. */
    public String change() {
        return Expense.change(before, now);
    }
}
