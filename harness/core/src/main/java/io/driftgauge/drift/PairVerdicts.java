package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        Phrase words = Phrase.list(
                "list.semicolon",
                drifted.stream().flatMap(p -> p.result().said().stream()).toList());
        PairResult first = drifted.get(0).result();
        Phrase summary = Phrase.of("pair.moved", words, Words.p(first.p()), Words.p(first.pLimit()));
        Set<Moved> moved = new LinkedHashSet<>(suite.moved());
        drifted.forEach(p -> moved.addAll(p.result().moved()));
        List<Phrase> reasons = new ArrayList<>(suite.also());
        Verdict verdict = suite.verdict();
        if (verdict.kind().compareTo(VerdictKind.DRIFTED) <= 0) {
            reasons.add(summary);
        } else {
            if (verdict.kind() != VerdictKind.STABLE) {
                reasons.add(0, Words.also(verdict));
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
