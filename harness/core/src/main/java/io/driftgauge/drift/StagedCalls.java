package io.driftgauge.drift;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparer;
import io.driftgauge.compare.Comparison;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.NextCalls;
import io.driftgauge.replay.ReplayKey;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Two stages: one call a case, then, where that answer looks {@linkplain Suspicion suspicious}, as many fresh calls as
 * {@code repeat} leaves. The first answers together test the suite. A suspicious case is then tested by its fresh answers
 * alone: the first one, which raised the suspicion, takes no part, so that it isn't counted twice.
 */
public final class StagedCalls implements NextCalls {

    private final Map<ReplayKey, Baseline> baselines;
    private final Supplier<Comparer> comparer;

    /**
     * Stages for the cases that have a baseline of the same request.
     *
     * @param comparer asked when the first answer came
     */
    public StagedCalls(Map<ReplayKey, Baseline> baselines, Supplier<Comparer> comparer) {
        this.baselines = Map.copyOf(baselines);
        this.comparer = comparer;
    }

    /**
     * True if the fresh answers of a second stage are enough to name a case.
     *
     * @param recorded answers in its baseline
     * @param repeat most answers of a run
     */
    public static boolean worthIt(int recorded, int repeat, double alpha) {
        return Samples.fewestNew(recorded, alpha) < repeat;
    }

    @Override
    public int more(CaseReplay soFar) {
        int answers = soFar.answers().size();
        if (answers != 1) {
            return answers == 0 ? 1 : 0;
        }
        Comparison comparison = comparer.get().compare(soFar, baselines.get(soFar.key()));
        return Suspicion.of(comparison) ? soFar.promptCase().repeat() - 1 : 0;
    }
}
