package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A suite on a provider, judged as a whole.
 *
 * @param provider the label
 * @param also further findings, weightiest first, as sentences; among them the verdicts that also apply
 * @param counts cases by verdict, only those that occur
 * @param pValue of the suite's gate, in [0, 1]; null if nothing was compared
 * @param pLimit Holm's limit for it in this run, in [0, 1]; null likewise
 * @param effect mean effect over its cases, with its interval; null likewise
 * @param smallestEffect the smallest mean effect that this run could have seen; null likewise
 * @param moved what moved over the suite
 * @param calls attempts made
 * @param overNights what the kept runs say together; null if this one is not kept, or nothing of it is counted
 * @param pairs its paired cases; empty if there are none, or none was compared
 * @param evidence the figures behind the verdict; null if nothing was sampled
 * @param expenses what its answers take against the baseline; those that both sides tell
 */
public record SuiteResult(
        String suite,
        String provider,
        Verdict verdict,
        List<Phrase> also,
        Map<VerdictKind, Integer> counts,
        @Nullable Double pValue,
        @Nullable Double pLimit,
        @Nullable Interval effect,
        @Nullable Double smallestEffect,
        Set<Moved> moved,
        int calls,
        @Nullable OverNights overNights,
        List<PairResult> pairs,
        @Nullable SuiteEvidence evidence,
        List<ExpenseShift> expenses) {

    /** Of one run alone. */
    public SuiteResult(
            String suite,
            String provider,
            Verdict verdict,
            List<Phrase> also,
            Map<VerdictKind, Integer> counts,
            @Nullable Double pValue,
            @Nullable Double pLimit,
            @Nullable Interval effect,
            @Nullable Double smallestEffect,
            Set<Moved> moved,
            int calls) {
        this(
                suite,
                provider,
                verdict,
                also,
                counts,
                pValue,
                pLimit,
                effect,
                smallestEffect,
                moved,
                calls,
                null,
                List.of(),
                null,
                List.of());
    }

    /** A point with its 95% interval. */
    public record Interval(double point, double low, double high) {}

    public SuiteResult {
        also = List.copyOf(also);
        pairs = List.copyOf(pairs);
        expenses = List.copyOf(expenses);
    }

    /** The same result with what earlier runs add to it, also among its reasons. */
    public SuiteResult withOverNights(OverNights found) {
        List<Phrase> more = new ArrayList<>(also);
        more.addAll(found.said());
        return copy(verdict, more, counts, moved, found, pairs, expenses);
    }

    /** The same result with its pairs. */
    SuiteResult withPairs(List<PairResult> found) {
        return copy(verdict, also, counts, moved, overNights, found, expenses);
    }

    /** The same figures with another verdict. */
    SuiteResult withVerdict(Verdict other, List<Phrase> why, Set<Moved> what) {
        return copy(other, why, counts, what, overNights, pairs, expenses);
    }

    /** The same findings under another verdict. */
    SuiteResult withVerdict(Verdict other, List<Phrase> why, Map<VerdictKind, Integer> otherCounts) {
        return copy(other, why, otherCounts, moved, overNights, pairs, expenses);
    }

    /** The same result with what its answers take, what changed of it also among its reasons. */
    SuiteResult withExpenses(List<ExpenseShift> found) {
        List<Phrase> more = new ArrayList<>(also);
        more.addAll(Expenses.notices(found));
        return copy(verdict, more, counts, moved, overNights, pairs, found);
    }

    /** What changed of what its answers take, as sentences; they stand among the reasons too. */
    public List<Phrase> notices() {
        return Expenses.notices(expenses);
    }

    /** The further findings in English, as plain sentences. */
    public List<String> reasons() {
        return also.stream().map(Phrase::toString).toList();
    }

    private SuiteResult copy(
            Verdict verdict,
            List<Phrase> also,
            Map<VerdictKind, Integer> counts,
            Set<Moved> moved,
            @Nullable OverNights overNights,
            List<PairResult> pairs,
            List<ExpenseShift> expenses) {
        return new SuiteResult(
                suite,
                provider,
                verdict,
                also,
                counts,
                pValue,
                pLimit,
                effect,
                smallestEffect,
                moved,
                calls,
                overNights,
                pairs,
                evidence,
                expenses);
    }
}
