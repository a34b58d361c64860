package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.replay.CaseReplay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a suite on a provider, from its gate and its cases: drift first, since that is what a suite is asked
 * about, then whatever else fails, then what keeps it from being a plain yes.
 */
final class SuiteVerdicts {

    /** More provider errors than this share of the cases, and the suite was not judged. */
    static final double MOST_ERRORS = 0.2;

    private static final int NAMED = 5;

    private final Terms terms;

    SuiteVerdicts(Terms terms) {
        this.terms = terms;
    }

    /**
     * Decides.
     *
     * @param cases all of the suite on that provider, at least one
     * @param found null if nothing was compared
     */
    SuiteResult decide(SuiteOnProvider suite, List<CaseResult> cases, @Nullable SuiteFindings found) {
        List<Verdict> verdicts = new ArrayList<>();
        notJudged(cases, verdicts);
        List<Finding> drifted = found == null ? List.of() : drifted(found);
        boolean moved = !drifted.isEmpty() || SuiteFigures.movedTogether(found);
        if (found != null && moved) {
            verdicts.add(drift(found, drifted));
        }
        failing(cases, verdicts);
        warning(cases, found, moved, verdicts);
        verdicts.add(new Verdict.Stable(stable(cases, found)));
        List<Phrase> reasons = new ArrayList<>();
        verdicts.stream().skip(1).filter(v -> v.kind() != VerdictKind.STABLE).forEach(v -> reasons.add(Words.also(v)));
        if (found != null && found.rejected() && !moved) {
            reasons.add(Phrase.of("suite.floor"));
        }
        SequentialFigures sequential = found == null ? null : found.test().sequential();
        if (found != null && sequential != null) {
            reasons.add(sequential.sentence(sequential.cases() + spared(cases), found.limit()));
        }
        if (found != null && !moved && verdicts.get(0).kind() != VerdictKind.INCONCLUSIVE) {
            bounds(found).filter(b -> !b.closed()).ifPresent(b -> reasons.add(left(b)));
        }
        List<String> suspects = names(cases, CaseResult::suspect);
        if (!suspects.isEmpty()) {
            reasons.add(Phrase.of("suite.suspect", list(suspects)));
        }
        Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
        cases.forEach(c -> counts.merge(c.verdict().kind(), 1, Integer::sum));
        int calls = cases.stream().mapToInt(c -> c.replay().calls()).sum();
        return found == null
                ? new SuiteResult(
                        suite.suite(),
                        suite.provider(),
                        verdicts.get(0),
                        reasons,
                        counts,
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        calls)
                : new SuiteResult(
                        suite.suite(),
                        suite.provider(),
                        verdicts.get(0),
                        reasons,
                        counts,
                        SuiteFigures.p(found),
                        found.limit(),
                        SuiteFigures.effect(found, terms.seed()),
                        SuiteFigures.smallestEffect(found),
                        moved ? SuiteFigures.moved(found) : Set.of(),
                        calls,
                        null,
                        List.of(),
                        SuiteFigures.evidence(found, terms.seed()),
                        List.of());
    }

    private static void notJudged(List<CaseResult> cases, List<Verdict> verdicts) {
        boolean optional = cases.get(0).replay().provider().optional();
        List<CaseResult> asked = cases.stream()
                .filter(c -> c.verdict().kind() != VerdictKind.SKIPPED)
                .toList();
        if (asked.isEmpty()) {
            verdicts.add(new Verdict.Skipped(cases.get(0).verdict().said()));
            return;
        }
        List<Verdict.ProviderError> errors = of(Verdict.ProviderError.class, asked);
        boolean noneJudged = asked.stream()
                .allMatch(c -> c.replay().answers().isEmpty() || c.verdict() instanceof Verdict.ProviderError);
        if (noneJudged && optional) {
            boolean retryable = errors.stream().anyMatch(Verdict.ProviderError::retryable);
            verdicts.add(new Verdict.ProviderError(
                    Phrase.of("suite.optional", asked.get(0).verdict().said()), retryable));
        } else if (noneJudged) {
            verdicts.add(new Verdict.NothingJudged(Phrase.of(
                    "suite.none",
                    Phrase.count("count.cases", asked.size()),
                    asked.get(0).verdict().said())));
        } else if (errors.size() > MOST_ERRORS * asked.size() && !optional) {
            verdicts.add(new Verdict.NothingJudged(Phrase.of(
                    "suite.errors",
                    errors.size(),
                    Phrase.count("count.cases", asked.size()),
                    errors.get(0).said())));
        }
    }

    private static List<Finding> drifted(SuiteFindings found) {
        return found.findings().stream()
                .filter(f -> f.drifted())
                .sorted(Comparator.comparing(Finding::p)
                        .thenComparing(f -> -f.measured().closeness().effect())
                        .thenComparing(f -> f.measured().key()))
                .toList();
    }

    private Verdict drift(SuiteFindings found, List<Finding> drifted) {
        int compared = found.findings().size();
        List<Finding> shown = drifted.isEmpty() ? mostMoved(found) : drifted;
        List<String> names =
                shown.stream().map(f -> f.measured().key().caseKey().caseId()).toList();
        Phrase all = Phrase.count("count.cases", compared);
        Phrase summary = drifted.isEmpty()
                ? Phrase.of("suite.together", all, Words.p(SuiteFigures.p(found)), Words.p(found.limit()), list(names))
                : Phrase.of("suite.moved", drifted.size(), all, list(names));
        List<Phrase> together = SuiteMovements.of(found);
        if (!together.isEmpty()) {
            summary = Phrase.of("suite.over", summary, Phrase.list("list.semicolon", together));
        }
        Map<Phrase, Long> causes = shown.stream()
                .map(f -> Cause.of(
                        f.measured().comparison(),
                        Identity.of(f.measured().comparison()),
                        terms.configured().get(found.test().suite().provider())))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Phrase cause = causes.entrySet().stream()
                .max(Map.Entry.<Phrase, Long>comparingByValue()
                        .thenComparing(e -> e.getKey().toString()))
                .orElseThrow()
                .getKey();
        return new Verdict.Drifted(summary, SuiteFigures.moved(found), cause);
    }

    private static List<Finding> mostMoved(SuiteFindings found) {
        return found.findings().stream()
                .filter(f -> f.measured().figures() != null)
                .sorted(Comparator.comparing(Finding::p)
                        .thenComparing(f -> -f.measured().closeness().effect()))
                .limit(NAMED)
                .toList();
    }

    private static void failing(List<CaseResult> cases, List<Verdict> verdicts) {
        List<AssertionResult> broken = of(Verdict.BrokenAssertion.class, cases).stream()
                .flatMap(b -> b.broken().stream())
                .toList();
        if (!broken.isEmpty()) {
            verdicts.add(new Verdict.BrokenAssertion(
                    Phrase.of(
                            "suite.assertions",
                            list(names(cases, c -> c.verdict() instanceof Verdict.BrokenAssertion))),
                    broken));
        }
        List<Verdict.StaleBaseline> stale = of(Verdict.StaleBaseline.class, cases);
        if (!stale.isEmpty()) {
            boolean recorded = stale.stream().allMatch(Verdict.StaleBaseline::recorded);
            verdicts.add(new Verdict.StaleBaseline(
                    Phrase.of(
                            recorded ? "suite.stale.recorded" : "suite.stale",
                            list(names(cases, c -> c.verdict() instanceof Verdict.StaleBaseline))),
                    recorded));
        }
        List<Verdict.NoBaseline> missing = of(Verdict.NoBaseline.class, cases);
        if (!missing.isEmpty()) {
            boolean recorded = missing.stream().allMatch(Verdict.NoBaseline::recorded);
            verdicts.add(new Verdict.NoBaseline(
                    Phrase.of(
                            recorded ? "suite.missing.recorded" : "suite.missing",
                            list(names(cases, c -> c.verdict() instanceof Verdict.NoBaseline))),
                    recorded));
        }
    }

    private void warning(List<CaseResult> cases, @Nullable SuiteFindings found, boolean moved, List<Verdict> verdicts) {
        List<String> cut = names(cases, SuiteVerdicts::cutShort);
        if (!cut.isEmpty()) {
            verdicts.add(new Verdict.Inconclusive(Phrase.of("suite.cut", list(cut))));
        } else if (found != null && found.test().exact().isEmpty()) {
            GateFigures gate = found.test().gate();
            if (found.test().sampled().stream().allMatch(m -> m.noise() != null)) {
                verdicts.add(new Verdict.Unstable(Phrase.of("suite.noisy")));
            } else if (gate != null && gate.smallestP() > terms.alpha()) {
                verdicts.add(new Verdict.Inconclusive(Phrase.of(
                        "suite.few",
                        Phrase.count("count.cases", found.findings().size()),
                        Words.p(gate.smallestP()),
                        Words.p(found.limit()))));
            } else if (!moved) {
                bounds(found)
                        .filter(b -> !b.judged())
                        .ifPresent(b -> verdicts.add(new Verdict.Inconclusive(Phrase.of(
                                "suite.little", Words.p(SuiteFigures.p(found)), Words.p(found.limit()), left(b)))));
            }
        }
        List<Verdict.Swapped> swapped = of(Verdict.Swapped.class, cases);
        if (!swapped.isEmpty()) {
            Verdict.Swapped first = swapped.get(0);
            verdicts.add(new Verdict.Swapped(
                    Phrase.of("suite.swapped", first.said(), Phrase.count("count.cases", swapped.size())),
                    first.before(),
                    first.now()));
        }
    }

    private static int spared(List<CaseResult> cases) {
        return (int) cases.stream()
                .map(c -> c.replay().notCalled())
                .flatMap(Stream::ofNullable)
                .filter(n -> n.reason() == CaseReplay.Reason.SPARED)
                .count();
    }

    private Optional<Bounds> bounds(SuiteFindings found) {
        SuiteEvidence evidence = SuiteFigures.evidence(found, terms.seed());
        boolean sequential = found.test().sequential() != null; // it says itself what it leaves open
        return evidence == null || sequential ? Optional.empty() : Optional.of(evidence.bounds());
    }

    /** What could hide, and what would settle it. */
    private static Phrase left(Bounds bounds) {
        return Phrase.of("suite.left", bounds.open(), Phrase.list("list.semicolon.and", bounds.settles()));
    }

    private static boolean cutShort(CaseResult result) {
        CaseReplay.NotCalled notCalled = result.replay().notCalled();
        return notCalled != null
                && notCalled.reason() != CaseReplay.Reason.NOT_LIVE
                && notCalled.reason() != CaseReplay.Reason.SPARED;
    }

    private Phrase stable(List<CaseResult> cases, @Nullable SuiteFindings found) {
        if (found == null) {
            return Phrase.of("suite.assertions.hold");
        }
        Phrase holds = Phrase.of(
                "suite.holds",
                Words.p(SuiteFigures.p(found)),
                Words.p(found.limit()),
                Phrase.count("count.compared", found.findings().size()),
                cases.size());
        return bounds(found)
                .filter(Bounds::closed)
                .map(b -> Phrase.of(
                        "suite.holds.closed",
                        holds,
                        Words.figure(Math.max(0, b.drop())),
                        Words.fixed(Math.max(0, 100 * b.outside()), 1)))
                .orElse(holds);
    }

    private static <T extends Verdict> List<T> of(Class<T> type, Collection<CaseResult> cases) {
        return cases.stream()
                .map(CaseResult::verdict)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> names(List<CaseResult> cases, Predicate<CaseResult> which) {
        return cases.stream().filter(which).map(c -> c.key().caseKey().caseId()).toList();
    }

    private static Phrase list(List<String> names) {
        Phrase shown = Phrase.verbatim(names.stream().limit(NAMED).collect(Collectors.joining(", ")));
        return names.size() <= NAMED ? shown : Phrase.of("suite.andmore", shown, names.size() - NAMED);
    }
}
