package io.driftgauge.drift;

import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.CallMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides about one case: every verdict that applies, the first by precedence becoming the verdict. */
final class CaseVerdicts {

    private final Terms terms;

    CaseVerdicts(Terms terms) {
        this.terms = terms;
    }

    /**
     * Decides.
     *
     * @param comparison null if there are no answers
     * @param finding null if nothing was compared
     */
    CaseResult decide(CaseReplay replay, @Nullable Comparison comparison, @Nullable Finding finding) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notRun(replay, verdicts, notes);
        if (comparison != null) {
            baseline(replay, comparison, verdicts);
        }
        if (comparison != null && !replay.answers().isEmpty()) {
            flaws(replay, verdicts);
            assertions(comparison, verdicts);
        }
        boolean suspect = false;
        if (comparison != null && finding != null) {
            compared(comparison, finding, verdicts);
            suspect = suspect(finding, notes);
        } else if (comparison != null && verdicts.isEmpty()) {
            verdicts.add(new Verdict.Stable("Its assertions hold; it is not held against a baseline."));
        }
        verdicts.sort(Comparator.comparing(Verdict::kind));
        Verdict verdict = verdicts.get(0);
        List<String> reasons = new ArrayList<>();
        for (Verdict other : verdicts.subList(1, verdicts.size())) {
            if (other.kind() != VerdictKind.STABLE) {
                reasons.add(other.kind() + ": " + other.summary());
            }
        }
        reasons.addAll(notes);
        return new CaseResult(
                replay, comparison, verdict, finding == null ? null : finding.evidence(), reasons, suspect);
    }

    /** True if the answers that came are too few to speak for the case: none, or fewer than half after a failure. */
    static boolean unanswered(CaseReplay replay) {
        int answers = replay.answers().size();
        return answers == 0
                || (replay.failure() != null
                        && 2 * answers < replay.promptCase().repeat());
    }

    private static void notRun(CaseReplay replay, List<Verdict> verdicts, List<String> notes) {
        CaseReplay.NotCalled notCalled = replay.notCalled();
        ModelCallException failure = replay.failure();
        if (failure != null && !unanswered(replay)) {
            notes.add("A call failed, and is left out: " + failure.getMessage());
        }
        if (notCalled != null && notCalled.reason() == CaseReplay.Reason.SPARED) {
            verdicts.add(new Verdict.Skipped(notCalled.message()));
        } else if (notCalled != null && notCalled.reason() == CaseReplay.Reason.NOT_LIVE) {
            if (replay.answers().isEmpty()) {
                verdicts.add(new Verdict.Skipped(notCalled.message()));
            }
        } else if (failure != null && unanswered(replay)) {
            verdicts.add(new Verdict.ProviderError(
                    String.valueOf(failure.getMessage()), failure.kind() == ModelCallException.Kind.RETRYABLE));
        } else if (notCalled != null) {
            verdicts.add(new Verdict.Inconclusive(notCalled.message() + " ("
                    + replay.answers().size() + " of " + replay.promptCase().repeat() + " answers came)"));
        } else if (replay.answers().isEmpty()) {
            verdicts.add(new Verdict.ProviderError("No answer came.", false));
        }
    }

    private void baseline(CaseReplay replay, Comparison comparison, List<Verdict> verdicts) {
        boolean recorded = terms.recorded().contains(replay.key());
        if (comparison.comparability() instanceof Comparison.Stale stale) {
            verdicts.add(new Verdict.StaleBaseline(
                    recorded ? "Recorded anew: " + stale.message() : stale.message(), recorded));
        } else if (comparison.comparability() instanceof Comparison.Missing) {
            verdicts.add(new Verdict.NoBaseline(
                    recorded
                            ? "Recorded just now, so there was nothing to compare with: review and commit it."
                            : "Nothing is recorded for this case, so there is nothing to compare with.",
                    recorded));
        } else if (recorded) {
            verdicts.add(new Verdict.StaleBaseline(
                    "Recorded just now: these answers are part of the baseline. Review and commit it.", true));
        }
    }

    /** An answer that ended before its end: what it lacked, the suite's author must decide. */
    private static void flaws(CaseReplay replay, List<Verdict> verdicts) {
        List<String> flaws = replay.answers().stream()
                .flatMap(a -> Stream.ofNullable(a.flaw()))
                .toList();
        if (!flaws.isEmpty()) {
            String share = replay.answers().size() == 1
                    ? ""
                    : flaws.size() + " of " + replay.answers().size() + " answers ended early: ";
            verdicts.add(new Verdict.BrokenAssertion(share + flaws.get(0), List.of()));
        }
    }

    private static void assertions(Comparison comparison, List<Verdict> verdicts) {
        List<AssertionResult> broken =
                comparison.assertions().stream().filter(AssertionResult::broken).toList();
        if (!broken.isEmpty()) {
            AssertionResult first = broken.get(0);
            verdicts.add(new Verdict.BrokenAssertion(
                    first.assertion().title() + " holds for " + first.passed() + " of " + first.total() + " answers"
                            + (first.message().isEmpty() ? "" : ": " + Words.shorten(first.message()))
                            + (broken.size() == 1 ? "" : " (and " + (broken.size() - 1) + " more)"),
                    broken));
        }
        List<AssertionResult> ungraded = comparison.assertions().stream()
                .filter(a -> !a.broken() && !a.holds())
                .toList();
        if (!ungraded.isEmpty()) {
            AssertionResult first = ungraded.get(0);
            verdicts.add(new Verdict.Inconclusive(first.assertion().title() + " can't be told: "
                    + first.ungraded().orElse("no grade came") + "."
                    + (ungraded.size() == 1 ? "" : " (and " + (ungraded.size() - 1) + " more)")));
        }
    }

    private void compared(Comparison comparison, Finding finding, List<Verdict> verdicts) {
        Identity identity = Identity.of(comparison);
        String configured =
                terms.configured().get(comparison.replay().provider().label());
        if (finding.drifted()) {
            Set<Moved> moved = finding.what(finding.limit());
            verdicts.add(new Verdict.Drifted(
                    String.join("; ", Movements.of(moved, comparison)),
                    moved,
                    Cause.of(comparison, identity, configured)));
        }
        String noise = finding.measured().noise();
        if (noise != null) {
            verdicts.add(new Verdict.Unstable(noise));
        }
        boolean withItsSuite = comparison.replay().promptCase().drift().mode() == CallMode.SEQUENTIAL;
        if (finding.smallestP() > terms.alpha() && !withItsSuite) {
            verdicts.add(new Verdict.Inconclusive(Samples.needed(comparison, finding)));
        }
        if (identity.isNew()) {
            String ours = Cause.modelChange(comparison, configured);
            verdicts.add(new Verdict.Swapped(
                    finding.drifted()
                            ? "who answers is new as well."
                            : ours == null
                                    ? Cause.held(identity)
                                    : "Served by someone new: " + String.join(", ", identity.changes())
                                            + ". The answers hold. " + ours,
                    identity.before(),
                    identity.now()));
        }
        verdicts.add(new Verdict.Stable(stable(finding)));
    }

    private static String stable(Finding finding) {
        return finding.measured().figures() == null
                ? "Compared exactly: as recorded."
                : "p " + Words.p(finding.p()) + ", limit " + Words.p(finding.limit()) + "; similarity "
                        + Words.figure(finding.measured().closeness().similarity()) + ", "
                        + Words.figure(finding.measured().closeness().expected())
                        + " among the recorded answers.";
    }

    private boolean suspect(Finding finding, List<String> notes) {
        if (finding.drifted() || finding.p() > terms.alpha()) {
            return false;
        }
        String moved = String.join(
                "; ",
                Movements.of(finding.what(terms.alpha()), finding.measured().comparison()));
        if (finding.moved() && !finding.aboveFloor()) {
            notes.add("Moved, but by less than the effect floor: " + moved + ".");
            return false;
        }
        notes.add("Suspect: p " + Words.p(finding.p()) + " is below " + Words.p(terms.alpha())
                + ", but not below the limit that holds for the whole run, or its suite holds: " + moved + ".");
        return true;
    }
}
