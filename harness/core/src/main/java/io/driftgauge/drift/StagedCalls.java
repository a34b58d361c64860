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
 * Stages: one call a case; then, where that answer looks {@linkplain Suspicion suspicious}, a third of the fresh calls that
 * {@code repeat} leaves; then the rest of them, unless these look as usual. The first answers together test the suite. A
 * suspicious case is then tested by its fresh answers alone: the first one, which raised the suspicion, takes no part, so that
 * it isn't counted twice. A case that was let off has p = 1.
 *
 * <p>Letting off keeps the level: a case's p over all its fresh answers is at most t with a chance of at most t while nothing
 * moved, had they been asked for or not; p = 1 instead can only be larger.
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
        int repeat = soFar.promptCase().repeat();
        int look = look(repeat);
        if (answers == 0 || answers >= repeat || (answers != 1 && answers != 1 + look)) {
            return answers == 0 ? 1 : 0;
        }
        Comparison comparison = comparer.get().compare(soFar, baselines.get(soFar.key()));
        if (answers == 1) {
            return Suspicion.of(comparison) ? look : 0;
        }
        return Suspicion.remains(Stage.fresh(comparison)) ? repeat - answers : 0;
    }

    /** How many fresh answers are looked at before the rest is asked for: a third of them. */
    static int look(int repeat) {
        return (repeat + 1) / 3;
    }
}
