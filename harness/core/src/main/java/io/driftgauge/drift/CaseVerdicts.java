package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
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
        List<Phrase> notes = new ArrayList<>();
        notRun(replay, verdicts, notes);
        if (comparison != null) {
            baseline(replay, comparison, verdicts);
        }
        if (comparison != null && !replay.answers().isEmpty()) {
            flaws(replay, verdicts);
            assertions(comparison, verdicts);
            notEmbedded(comparison, verdicts, notes);
        }
        boolean suspect = false;
        if (comparison != null && finding != null) {
            compared(comparison, finding, verdicts);
            suspect = suspect(finding, notes);
        } else if (comparison != null && verdicts.isEmpty()) {
            verdicts.add(new Verdict.Stable(Phrase.of("case.assertions")));
        }
        verdicts.sort(Comparator.comparing(Verdict::kind));
        Verdict verdict = verdicts.get(0);
        List<Phrase> reasons = new ArrayList<>();
        for (Verdict other : verdicts.subList(1, verdicts.size())) {
            if (other.kind() != VerdictKind.STABLE) {
                reasons.add(Words.also(other));
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

    private static void notRun(CaseReplay replay, List<Verdict> verdicts, List<Phrase> notes) {
        CaseReplay.NotCalled notCalled = replay.notCalled();
        ModelCallException failure = replay.failure();
        if (failure != null && !unanswered(replay)) {
            notes.add(Phrase.of("case.failed", String.valueOf(failure.getMessage())));
        }
        if (notCalled != null && notCalled.reason() == CaseReplay.Reason.SPARED) {
            verdicts.add(new Verdict.Skipped(notCalled.said()));
        } else if (notCalled != null && notCalled.reason() == CaseReplay.Reason.NOT_LIVE) {
            if (replay.answers().isEmpty()) {
                verdicts.add(new Verdict.Skipped(notCalled.said()));
            }
        } else if (failure != null && unanswered(replay)) {
            verdicts.add(new Verdict.ProviderError(
                    Phrase.verbatim(String.valueOf(failure.getMessage())),
                    failure.kind() == ModelCallException.Kind.RETRYABLE));
        } else if (notCalled != null) {
            verdicts.add(new Verdict.Inconclusive(Phrase.of(
                    "case.cut",
                    notCalled.said(),
                    replay.answers().size(),
                    replay.promptCase().repeat())));
        } else if (replay.answers().isEmpty()) {
            verdicts.add(new Verdict.ProviderError(Phrase.of("case.noanswer"), false));
        }
    }

    private void baseline(CaseReplay replay, Comparison comparison, List<Verdict> verdicts) {
        boolean recorded = terms.recorded().contains(replay.key());
        if (comparison.comparability() instanceof Comparison.Stale stale) {
            verdicts.add(new Verdict.StaleBaseline(
                    recorded ? Phrase.of("case.stale.recorded", stale.message()) : stale.message(), recorded));
        } else if (comparison.comparability() instanceof Comparison.Missing) {
            verdicts.add(
                    new Verdict.NoBaseline(Phrase.of(recorded ? "case.missing.recorded" : "case.missing"), recorded));
        } else if (recorded) {
            verdicts.add(new Verdict.StaleBaseline(Phrase.of("case.recorded"), true));
        }
    }

    /** An outage on our side of the answers; what an assertion found of them counts all the same. */
    private static void notEmbedded(Comparison comparison, List<Verdict> verdicts, List<Phrase> notes) {
        if (comparison.comparability() instanceof Comparison.NotEmbedded outage) {
            Phrase said = Phrase.of("case.embedder", outage.message());
            if (verdicts.stream().anyMatch(v -> v.kind() == VerdictKind.BROKEN_ASSERTION)) {
                notes.add(said);
            } else {
                verdicts.add(new Verdict.ProviderError(said, outage.retryable()));
            }
        }
    }

    /** An answer that ended before its end: what it lacked, the suite's author must decide. */
    private static void flaws(CaseReplay replay, List<Verdict> verdicts) {
        List<Phrase> flaws = replay.answers().stream()
                .flatMap(a -> Stream.ofNullable(a.flaw()))
                .toList();
        if (!flaws.isEmpty()) {
            Phrase first = flaws.get(0);
            verdicts.add(new Verdict.BrokenAssertion(
                    replay.answers().size() == 1
                            ? first
                            : Phrase.of(
                                    "case.flaws", flaws.size(), replay.answers().size(), first),
                    List.of()));
        }
    }

    private static void assertions(Comparison comparison, List<Verdict> verdicts) {
        List<AssertionResult> broken =
                comparison.assertions().stream().filter(AssertionResult::broken).toList();
        if (!broken.isEmpty()) {
            AssertionResult first = broken.get(0);
            Phrase holds = Phrase.of("case.assertion", first.assertion().title(), first.passed(), first.total());
            Phrase told = first.message().isEmpty()
                    ? holds
                    : Phrase.of("case.assertion.said", holds, Words.shorten(first.message()));
            verdicts.add(new Verdict.BrokenAssertion(andMore(told, broken.size() - 1), broken));
        }
        List<AssertionResult> ungraded = comparison.assertions().stream()
                .filter(a -> !a.broken() && !a.holds())
                .toList();
        if (!ungraded.isEmpty()) {
            AssertionResult first = ungraded.get(0);
            Phrase told = Phrase.of(
                    "case.ungraded",
                    first.assertion().title(),
                    first.ungraded().map(Phrase::verbatim).orElseGet(() -> Phrase.of("case.ungraded.none")));
            verdicts.add(new Verdict.Inconclusive(andMore(told, ungraded.size() - 1)));
        }
    }

    private static Phrase andMore(Phrase told, int more) {
        return more == 0 ? told : Phrase.of("case.andmore", told, more);
    }

    private void compared(Comparison comparison, Finding finding, List<Verdict> verdicts) {
        Identity identity = Identity.of(comparison);
        String configured =
                terms.configured().get(comparison.replay().provider().label());
        if (finding.drifted()) {
            Set<Moved> moved = finding.what(finding.limit());
            verdicts.add(new Verdict.Drifted(
                    Phrase.list("list.semicolon", Movements.of(moved, comparison)),
                    moved,
                    Cause.of(comparison, identity, configured)));
        }
        Phrase noise = finding.measured().noise();
        if (noise != null) {
            verdicts.add(new Verdict.Unstable(noise));
        }
        boolean withItsSuite = comparison.replay().promptCase().drift().mode() == CallMode.SEQUENTIAL;
        boolean tellsNothingAlone = finding.smallestP() > terms.alpha();
        if (tellsNothingAlone && !withItsSuite) {
            verdicts.add(new Verdict.Inconclusive(Samples.needed(comparison, finding)));
        }
        if (identity.isNew()) {
            Phrase ours = Cause.modelChange(comparison, configured);
            verdicts.add(new Verdict.Swapped(
                    finding.drifted()
                            ? Phrase.of("case.swapped.too")
                            : ours == null
                                    ? Cause.held(identity)
                                    : Phrase.of("case.swapped.ours", identity.changed(), ours),
                    identity.before(),
                    identity.now()));
        }
        verdicts.add(new Verdict.Stable(tellsNothingAlone ? withItsSuite(finding) : stable(finding)));
    }

    private static Phrase stable(Finding finding) {
        return finding.measured().figures() == null
                ? Phrase.of("case.stable.exact")
                : Phrase.of(
                        "case.stable",
                        Words.p(finding.p()),
                        Words.p(finding.limit()),
                        Words.figure(finding.measured().closeness().similarity()),
                        Words.figure(finding.measured().closeness().expected()));
    }

    private static Phrase withItsSuite(Finding finding) {
        return Phrase.of(
                "case.stable.suite",
                Words.figure(finding.measured().closeness().similarity()),
                Words.figure(finding.measured().closeness().expected()));
    }

    private boolean suspect(Finding finding, List<Phrase> notes) {
        if (finding.drifted() || finding.p() > terms.alpha()) {
            return false;
        }
        Phrase moved = Phrase.list(
                "list.semicolon",
                Movements.of(finding.what(terms.alpha()), finding.measured().comparison()));
        if (finding.moved() && !finding.aboveFloor()) {
            notes.add(Phrase.of("case.floor", moved));
            return false;
        }
        notes.add(Phrase.of("case.suspect", Words.p(finding.p()), Words.p(terms.alpha()), moved));
        return true;
    }
}
