package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** The figures of a suite's compared cases. */
final class SuiteFigures {

    /** The power at which the smallest detectable effect is stated. */
    private static final double POWER = 0.8;

    private SuiteFigures() {}

    /** 0 if an exact comparison differs, else that of the gate, else 1. */
    static double p(SuiteFindings found) {
        GateFigures gate = found.test().gate();
        return found.test().anyMovedForCertain() ? 0 : gate == null ? 1 : gate.p();
    }

    /** Mean effect over its cases with a 95% interval over cases. */
    static SuiteResult.Interval effect(SuiteFindings found, long seed) {
        SuiteEffects sampled = found.test().effects();
        double[] effects = sampled == null || !sampled.noiseKnown()
                ? found.findings().stream()
                        .mapToDouble(f -> f.measured().closeness().effect())
                        .toArray()
                : DoubleStream.concat(
                                found.test().exact().stream()
                                        .mapToDouble(m -> m.closeness().effect()),
                                sampled.drops().stream().mapToDouble(Double::doubleValue))
                        .toArray();
        return Bootstrap.mean(effects, Seeds.mix(seed, "effect " + found.test().suite(), 0));
    }

    /**
     * The mean drop of similarity over the sampled cases that the suite's gate finds with a power of 80%:
     * (z(1 − limit) + z(0.8)) · s, with s the standard deviation of that mean when labels are shuffled, as for a one-sided
     * normal test. 0 if all cases are compared exactly; null if noise is unknown.
     */
    static @Nullable Double smallestEffect(SuiteFindings found) {
        GateFigures gate = found.test().gate();
        SuiteEffects effects = found.test().effects();
        if (gate == null || effects == null) {
            return 0.0;
        }
        if (!effects.noiseKnown()) {
            return null;
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double z = normal.inverseSurvivalProbability(found.limit()) + normal.inverseCumulativeProbability(POWER);
        return z * gate.deviationOfDrop();
    }

    /** The channels, movements, bounds and stability classes; null if nothing was sampled. */
    static @Nullable SuiteEvidence evidence(SuiteFindings found, long seed) {
        GateFigures gate = found.test().gate();
        SuiteEffects effects = found.test().effects();
        if (gate == null || effects == null) {
            return null;
        }
        Map<String, Double> channels = new TreeMap<>();
        gate.channels().forEach((name, figures) -> channels.put(name.text(), figures.p()));
        Map<Stability, Integer> stability = new EnumMap<>(Stability.class);
        found.test().sampled().forEach(m -> stability.merge(m.stability(), 1, Integer::sum));
        return new SuiteEvidence(channels, SuiteMovements.of(found), Bounds.of(found, effects, seed), stability);
    }

    /** True if the gate was rejected and the sampled cases moved by more than the floor, on average. */
    static boolean movedTogether(@Nullable SuiteFindings found) {
        if (found == null || !found.rejected()) {
            return false;
        }
        GateFigures gate = found.test().gate();
        SuiteEffects effects = found.test().effects();
        return gate != null && effects != null && EffectFloor.reached(effects, gate, found.limit(), found.alpha());
    }

    /** What moved over the suite: of its drifted cases, and of its sampled cases together if these moved. */
    static Set<Moved> moved(SuiteFindings found) {
        EnumSet<Moved> moved = EnumSet.noneOf(Moved.class);
        found.findings().stream().filter(Finding::drifted).forEach(f -> moved.addAll(f.what(f.limit())));
        if (movedTogether(found)) {
            Stream.ofNullable(found.test().gate())
                    .flatMap(g -> g.channels().entrySet().stream())
                    .filter(e -> e.getValue().adjustedP() <= found.limit())
                    .map(e -> e.getKey().what())
                    .flatMap(Stream::ofNullable)
                    .filter(what -> what != Moved.MEANING)
                    .forEach(moved::add);
        }
        double similarity = found.findings().stream()
                .mapToDouble(f -> f.measured().closeness().similarity())
                .average()
                .orElse(1);
        return moved.isEmpty() ? Weight.withMeaning(moved, similarity < Weight.SAME_MEANING) : Weight.sorted(moved);
    }
}
