package io.driftgauge.drift;

import io.driftgauge.base.Phrase;

/**
 * What one expense of a suite's answers was and is.
 *
 * @param before per answer, over the cases on which both sides tell it: the mean of their means, of times the middle of their
 *     middles
 * @param now likewise
 * @param along cases that changed the way of the whole
 * @param cases on which both sides tell it; at least 1
 * @param p two-sided, of so clear a change among the cases' answers if old and new ones were the same, in (0, 1]
 * @param limit Holm's for it among all expenses of the run
 * @param told true if it is below its limit, and the change above the floor and above what the baseline's own sessions show
 */
public record ExpenseShift(
        Expense what, double before, double now, int along, int cases, double p, double limit, boolean told) {

    /** {@code 31%}: by how much of what it was. */
    String percent() {
        return Math.round(100 * Math.abs(now / before - 1)) + "%";
    }

    /** True if it is more than it was. */
    boolean more() {
        return now > before;
    }

    /** {@code 212 → 278}, with its unit where it has one that is the same in every language. */
    public String values() {
        return what.values(before, now);
    }

    /** {@code +31%}; {@code ±0%} if it is the same. */
    public String change() {
        return Expense.change(before, now);
    }

    /** The change as people say it. */
    Phrase sentence() {
        return Phrase.of(
                "expense." + what + (more() ? ".more" : ".less"), percent(), values(), along, cases, Words.p(p));
    }
}
