package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a run's comparisons into verdicts.
 *
 * <p>What is controlled: if no model changed, the chance that <em>any</em> sampled case or suite of the run turns red is
 * at most alpha. A suite's gate tests its sampled cases together; Holm's procedure over the gates corrects for the number
 * of suites, also when some of them changed. Cases are named only within a rejected gate, by closed testing: in a suite
 * that did change, the chance that any unmoved case is named is at most alpha. One assumption: a case's answers, old and
 * new, are exchangeable while the model is the same. Cases that are compared exactly take no share of alpha, since a
 * difference there can't come by chance.
 *
 * <p>Deterministic given its terms; the order of the cases does not matter. Stateless but for its terms.
 */
public final class Judge {

    private final Terms terms;

    public Judge(Terms terms) {
        this.terms = terms;
    }

    /**
     * Judges a run.
     *
     * @param replays every case of the run, once, in report order
     * @param comparisons those with answers; a case without one had none
     */
    public Judgement judge(List<CaseReplay> replays, List<Comparison> comparisons) {
        Map<ReplayKey, Comparison> byKey = new HashMap<>();
        comparisons.forEach(c -> byKey.put(c.replay().key(), c));
        List<Comparison> compared =
                comparisons.stream().filter(this::comparable).toList();
        Pairs paired = Pairs.of(compared, terms.alpha(), terms.seed());
        double ofGates = terms.alpha() * paired.shareOfGates(gates(compared));
        Map<SuiteOnProvider, List<Pairs.Judged>> pairs = paired.judge(terms.alpha() - ofGates);
        PairVerdicts pairVerdicts = new PairVerdicts(terms);
        List<SuiteFindings> suites = findings(compared, ofGates);
        Map<ReplayKey, Finding> findings = new HashMap<>();
        suites.forEach(s -> s.findings().forEach(f -> findings.put(f.measured().key(), f)));
        CaseVerdicts verdicts = new CaseVerdicts(terms);
        Map<SuiteOnProvider, List<CaseResult>> results = new LinkedHashMap<>();
        List<CaseResult> cases = new ArrayList<>();
        for (CaseReplay replay : replays) {
            CaseResult result = verdicts.decide(replay, byKey.get(replay.key()), findings.get(replay.key()));
            cases.add(result);
            results.computeIfAbsent(SuiteOnProvider.of(replay.key()), x -> new ArrayList<>())
                    .add(result);
        }
        Map<SuiteOnProvider, SuiteFindings> bySuite = new HashMap<>();
        suites.forEach(s -> bySuite.put(s.test().suite(), s));
        SuiteVerdicts suiteVerdicts = new SuiteVerdicts(terms);
        Map<SuiteOnProvider, List<ExpenseShift>> expenses = Expenses.of(compared, terms);
        List<SuiteResult> suiteResults = new ArrayList<>();
        results.forEach((suite, ofSuite) -> {
            if (terms.whole().contains(suite)) {
                suiteResults.add(pairVerdicts
                        .add(
                                suiteVerdicts.decide(suite, ofSuite, bySuite.get(suite)),
                                pairs.getOrDefault(suite, List.of()))
                        .withExpenses(expenses.getOrDefault(suite, List.of())));
            }
        });
        return new Judgement(cases, suiteResults);
    }

    private static int gates(List<Comparison> compared) {
        return (int) compared.stream()
                .filter(c -> !ExactComparison.applies(c))
                .map(c -> SuiteOnProvider.of(c.replay().key()))
                .distinct()
                .count();
    }

    private List<SuiteFindings> findings(List<Comparison> compared, double alpha) {
        Map<SuiteOnProvider, List<Comparison>> bySuite = new LinkedHashMap<>();
        for (Comparison comparison : compared) {
            bySuite.computeIfAbsent(SuiteOnProvider.of(comparison.replay().key()), x -> new ArrayList<>())
                    .add(comparison);
        }
        int gates = gates(compared);
        int sampled =
                (int) compared.stream().filter(c -> !ExactComparison.applies(c)).count();
        List<SuiteTest> tests = new ArrayList<>();
        bySuite.forEach((suite, cs) -> tests.add(SuiteTest.of(suite, cs, terms, Math.max(1, gates), sampled)));
        return SuiteFindings.of(tests, alpha);
    }

    private boolean comparable(Comparison comparison) {
        return !terms.recorded().contains(comparison.replay().key())
                && comparison.comparability() instanceof Comparison.SameRequest
                && !comparison.before().isEmpty()
                && !comparison.now().isEmpty()
                && !CaseVerdicts.unanswered(comparison.replay());
    }
}
