package io.driftgauge.drift;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparer;
import io.driftgauge.compare.Comparison;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.NextCalls;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One call a case until a suite's {@linkplain SequentialTest evidence} is enough and what moved is as much as a verdict of drift
 * takes; the cases after it are spared. To go on although the evidence is enough costs no level, since it may be looked at
 * whenever one likes. Answers are counted in the fixed order of the cases, not in that of their coming: a long answer comes late, and so the order
 * would tell something of the answers.
 */
public final class SequentialCalls implements NextCalls {

    /** A look that finds too little is followed by one at so much of a part more cases: looks at a large suite take time. */
    private static final int FURTHER = 10;

    private final Map<ReplayKey, Baseline> baselines;
    private final Supplier<Comparer> comparer;
    private final double enough;
    private final long seed;
    private final Map<SuiteOnProvider, Progress> suites = new HashMap<>();

    /**
     * Calls of the cases given.
     *
     * @param enough the evidence at which a suite stops: the number of suites in the run over alpha
     * @param seed of the order
     */
    public SequentialCalls(
            Collection<ReplayKey> cases,
            Map<ReplayKey, Baseline> baselines,
            Supplier<Comparer> comparer,
            double enough,
            long seed) {
        this.baselines = Map.copyOf(baselines);
        this.comparer = comparer;
        this.enough = enough;
        this.seed = seed;
        for (ReplayKey key : cases) {
            suites.computeIfAbsent(SuiteOnProvider.of(key), Progress::new)
                    .waiting
                    .put(key, Optional.empty());
        }
    }

    /** Where a case stands among those of its suite: they are to be asked in this order. */
    public static int compare(ReplayKey one, ReplayKey other, long seed) {
        return SequentialTest.order(seed).compare(one, other);
    }

    @Override
    public int more(CaseReplay soFar) {
        Progress suite = suites.get(SuiteOnProvider.of(soFar.key()));
        if (suite == null) {
            return 0;
        }
        if (soFar.failure() != null || soFar.notCalled() != null) {
            suite.pass(soFar.key());
        } else if (soFar.answers().isEmpty()) {
            return suite.enough ? 0 : 1;
        } else {
            Baseline baseline = baselines.get(soFar.key());
            if (baseline != null) {
                suite.take(soFar.key(), comparer.get().compare(soFar, baseline));
            }
        }
        return 0;
    }

    /** One suite on one provider. */
    private final class Progress {

        /** Cases not counted yet, in order, with what came of them. */
        private final TreeMap<ReplayKey, Optional<Comparison>> waiting;

        private final SuiteOnProvider suite;
        private final SequentialTest test = new SequentialTest();
        private final List<Comparison> counted = new ArrayList<>();

        /** How many cases must be counted for the next look at how much moved. */
        private int nextLook;

        private volatile boolean enough;

        Progress(SuiteOnProvider suite) {
            this.suite = suite;
            waiting = new TreeMap<>(SequentialTest.order(seed));
        }

        synchronized void pass(ReplayKey key) {
            waiting.remove(key);
            count();
        }

        synchronized void take(ReplayKey key, Comparison comparison) {
            waiting.replace(key, Optional.of(comparison));
            count();
        }

        private void count() {
            while (!waiting.isEmpty() && waiting.firstEntry().getValue().isPresent()) {
                Comparison next = waiting.pollFirstEntry().getValue().orElseThrow();
                boolean compared = !next.before().isEmpty() && !next.now().isEmpty();
                if (compared && !ExactComparison.applies(next)) {
                    test.next(next.replay().key(), next.before(), next.now().get(0), seed);
                    counted.add(next);
                }
            }
            if (!enough && test.evidence() >= SequentialCalls.this.enough && counted.size() >= nextLook) {
                enough = drifted();
                nextLook = counted.size() + Math.max(1, counted.size() / FURTHER);
            }
        }

        /** Whether a run that ended here would call it drift. */
        private boolean drifted() {
            double limit = 1 / SequentialCalls.this.enough;
            Terms terms = new Terms(limit, seed, Map.of(), Set.of(), Set.of());
            SuiteTest soFar = SuiteTest.of(suite, counted, terms, 1, counted.size());
            SuiteFindings found = SuiteFindings.of(List.of(soFar), limit).get(0);
            return SuiteFigures.movedTogether(found)
                    || found.findings().stream().anyMatch(Finding::drifted);
        }
    }
}
