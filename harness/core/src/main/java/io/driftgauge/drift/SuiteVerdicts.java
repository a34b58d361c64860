package io.driftgauge.drift;

import io.driftgauge.compare.AssertionResult;
import io.driftgauge.replay.CaseReplay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
        List<String> reasons = new ArrayList<>();
        verdicts.stream()
                .skip(1)
                .filter(v -> v.kind() != VerdictKind.STABLE)
                .forEach(v -> reasons.add(v.kind() + ": " + v.summary()));
        if (found != null && found.rejected() && !moved) {
            reasons.add(
                    "The answers moved, but by less than the effect floor, or only where the baseline is unstable.");
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
            reasons.add("Suspect: " + list(suspects) + ".");
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
            verdicts.add(new Verdict.Skipped(cases.get(0).verdict().summary()));
            return;
        }
        List<Verdict.ProviderError> errors = of(Verdict.ProviderError.class, asked);
        boolean noneJudged = asked.stream()
                .allMatch(c -> c.replay().answers().isEmpty() || c.verdict() instanceof Verdict.ProviderError);
        if (noneJudged && optional) {
            boolean retryable = errors.stream().anyMatch(Verdict.ProviderError::retryable);
            verdicts.add(new Verdict.ProviderError(
                    "Nothing was judged; the provider is optional. "
                            + asked.get(0).verdict().summary(),
                    retryable));
        } else if (noneJudged) {
            verdicts.add(new Verdict.NothingJudged("None of " + Words.count(asked.size(), "case") + " could be judged. "
                    + asked.get(0).verdict().summary()));
        } else if (errors.size() > MOST_ERRORS * asked.size() && !optional) {
            verdicts.add(new Verdict.NothingJudged("The provider gave no answer for " + errors.size() + " of "
                    + Words.count(asked.size(), "case") + ": too many to judge by the rest. "
                    + errors.get(0).summary()));
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
        String summary = drifted.isEmpty()
                ? "The " + Words.count(compared, "case") + " moved together (p " + Words.p(SuiteFigures.p(found))
                        + ", limit " + Words.p(found.limit()) + "), none far enough to be named alone; most moved: "
                        + list(names) + "."
                : drifted.size() + " of " + Words.count(compared, "case") + " moved: " + list(names) + ".";
        List<String> together = SuiteMovements.of(found);
        if (!together.isEmpty()) {
            summary += " Over the suite: " + String.join("; ", together) + ".";
        }
        Map<String, Long> causes = shown.stream()
                .map(f -> Cause.of(
                        f.measured().comparison(),
                        Identity.of(f.measured().comparison()),
                        terms.configured().get(found.test().suite().provider())))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        String cause = causes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
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
                    "Assertions fail in " + list(names(cases, c -> c.verdict() instanceof Verdict.BrokenAssertion))
                            + ".",
                    broken));
        }
        List<Verdict.StaleBaseline> stale = of(Verdict.StaleBaseline.class, cases);
        if (!stale.isEmpty()) {
            boolean recorded = stale.stream().allMatch(Verdict.StaleBaseline::recorded);
            verdicts.add(new Verdict.StaleBaseline(
                    (recorded ? "Recorded anew: " : "The question changed since the baseline was recorded: ")
                            + list(names(cases, c -> c.verdict() instanceof Verdict.StaleBaseline)) + ".",
                    recorded));
        }
        List<Verdict.NoBaseline> missing = of(Verdict.NoBaseline.class, cases);
        if (!missing.isEmpty()) {
            boolean recorded = missing.stream().allMatch(Verdict.NoBaseline::recorded);
            verdicts.add(new Verdict.NoBaseline(
                    (recorded ? "Recorded just now: " : "Nothing is recorded for ")
                            + list(names(cases, c -> c.verdict() instanceof Verdict.NoBaseline)) + ".",
                    recorded));
        }
    }

    private void warning(List<CaseResult> cases, @Nullable SuiteFindings found, boolean moved, List<Verdict> verdicts) {
        List<String> cut = names(cases, SuiteVerdicts::cutShort);
        if (!cut.isEmpty()) {
            verdicts.add(new Verdict.Inconclusive("Not run to the end: " + list(cut) + "."));
        } else if (found != null && found.test().exact().isEmpty()) {
            GateFigures gate = found.test().gate();
            if (found.test().sampled().stream().allMatch(m -> m.noise() != null)) {
                verdicts.add(new Verdict.Unstable("The baselines of all its cases are too noisy to judge by."));
            } else if (gate != null && gate.smallestP() > terms.alpha()) {
                verdicts.add(new Verdict.Inconclusive("With "
                        + Words.count(found.findings().size(), "case")
                        + " and so few answers, p can't get below " + Words.p(gate.smallestP()) + "; the limit is "
                        + Words.p(found.limit()) + ". More answers a case (repeat) or more cases settle it."));
            } else if (!moved) {
                bounds(found)
                        .filter(b -> !b.judged())
                        .ifPresent(b -> verdicts.add(new Verdict.Inconclusive("No drift was seen (p "
                                + Words.p(SuiteFigures.p(found)) + ", limit " + Words.p(found.limit())
                                + "), which says little. " + left(b))));
            }
        }
        List<Verdict.Swapped> swapped = of(Verdict.Swapped.class, cases);
        if (!swapped.isEmpty()) {
            Verdict.Swapped first = swapped.get(0);
            verdicts.add(new Verdict.Swapped(
                    first.summary() + " So in " + Words.count(swapped.size(), "case") + ".",
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
    private static String left(Bounds bounds) {
        return "Could hide: " + bounds.open() + ". To rule it out it takes " + String.join("; and ", bounds.settles())
                + ".";
    }

    private static boolean cutShort(CaseResult result) {
        CaseReplay.NotCalled notCalled = result.replay().notCalled();
        return notCalled != null
                && notCalled.reason() != CaseReplay.Reason.NOT_LIVE
                && notCalled.reason() != CaseReplay.Reason.SPARED;
    }

    private String stable(List<CaseResult> cases, @Nullable SuiteFindings found) {
        return found == null
                ? "All assertions hold; nothing is held against a baseline."
                : "Holds: p " + Words.p(SuiteFigures.p(found)) + ", limit " + Words.p(found.limit()) + ", over "
                        + Words.count(found.findings().size(), "compared case") + " of " + cases.size() + "."
                        + bounds(found)
                                .filter(Bounds::closed)
                                .map(b -> String.format(
                                        Locale.ROOT,
                                        " No drift: with 95%% confidence each, similarity dropped by less than %.4f and fewer"
                                                + " than %.1f points of the answers come from elsewhere.",
                                        Math.max(0, b.drop()),
                                        Math.max(0, 100 * b.outside())))
                                .orElse("");
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

    private static String list(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? shown : shown + " and " + (names.size() - NAMED) + " more";
    }
}
