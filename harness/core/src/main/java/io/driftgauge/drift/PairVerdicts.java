package io.driftgauge.drift;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds to a suite's verdict what its pairs say: a gap that moved is drift, though each case alone may hold. */
final class PairVerdicts {

    private final Terms terms;

    PairVerdicts(Terms terms) {
        this.terms = terms;
    }

    SuiteResult add(SuiteResult suite, List<Pairs.Judged> pairs) {
        SuiteResult told =
                suite.withPairs(pairs.stream().map(Pairs.Judged::result).toList());
        List<Pairs.Judged> drifted =
                pairs.stream().filter(p -> p.result().drifted()).toList();
        if (drifted.isEmpty()) {
            return told;
        }
        String words =
                drifted.stream().flatMap(p -> p.result().words().stream()).collect(Collectors.joining("; "));
        PairResult first = drifted.get(0).result();
        String summary = "The gap between paired cases moved: " + words + " (p " + Words.p(first.p()) + ", limit "
                + Words.p(first.pLimit()) + ").";
        Set<Moved> moved = new LinkedHashSet<>(suite.moved());
        drifted.forEach(p -> moved.addAll(p.result().moved()));
        List<String> reasons = new ArrayList<>(suite.reasons());
        Verdict verdict = suite.verdict();
        if (verdict.kind().compareTo(VerdictKind.DRIFTED) <= 0) {
            reasons.add(summary);
        } else {
            if (verdict.kind() != VerdictKind.STABLE) {
                reasons.add(0, verdict.kind() + ": " + verdict.summary());
            }
            Pairs.Judged example = drifted.get(0);
            verdict = new Verdict.Drifted(
                    summary,
                    Weight.sorted(moved),
                    Cause.of(
                            example.comparison(),
                            Identity.of(example.comparison()),
                            terms.configured().get(suite.provider())));
        }
        return told.withVerdict(verdict, reasons, Weight.sorted(moved));
    }
}
