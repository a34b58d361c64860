package io.driftgauge.drift;

import io.driftgauge.replay.ReplayKey;
import java.util.Map;
import java.util.Set;

/**
 * The terms on which a run is judged.
 *
 * @param alpha the chance of any false alarm in the whole run, in (0, 0.5]
 * @param seed of permutations and intervals
 * @param configured provider ids as the files give them, by label, for the labels that this run overrides
 * @param whole suites of which every case was selected on that provider: they get a verdict of their own
 * @param recorded cases whose missing, stale or moved baseline this run has replaced: they are not held against it,
 *     pass, and say so
 * @param staged cases of which a first answer was asked, and fresh ones only where it looked suspicious
 */
public record Terms(
        double alpha,
        long seed,
        Map<String, String> configured,
        Set<SuiteOnProvider> whole,
        Set<ReplayKey> recorded,
        Set<ReplayKey> staged) {

    /** All answers were asked for at once. */
    public Terms(
            double alpha,
            long seed,
            Map<String, String> configured,
            Set<SuiteOnProvider> whole,
            Set<ReplayKey> recorded) {
        this(alpha, seed, configured, whole, recorded, Set.of());
    }

    public Terms {
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException("alpha must be in (0, 0.5]: " + alpha);
        }
        configured = Map.copyOf(configured);
        whole = Set.copyOf(whole);
        recorded = Set.copyOf(recorded);
        staged = Set.copyOf(staged);
    }
}
