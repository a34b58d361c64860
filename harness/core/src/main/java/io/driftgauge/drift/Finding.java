package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Content;
import io.driftgauge.compare.Features;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is found of a compared case, given the limits of its run.
 *
 * @param limit the p at or below which it counts as moved in this run
 * @param moved true if it does
 * @param aboveFloor true if what moved is large enough to matter
 */
record Finding(Measured measured, double limit, boolean moved, boolean aboveFloor) {

    /**
     * Judges a case within its suite.
     *
     * @param noise of the suite's sessions
     * @param cases of the suite
     * @param suiteRejected whether the gate of its suite was rejected, so that cases may be named
     */
    static Finding of(
            Measured measured, boolean suiteRejected, double limit, SessionNoise noise, int cases, double alpha) {
        CaseFigures figures = measured.figures();
        boolean moved = figures == null ? measured.movedForCertain() : suiteRejected && figures.p() <= limit;
        return new Finding(measured, limit, moved, EffectFloor.reached(measured, noise, cases, alpha));
    }

    boolean drifted() {
        return moved && aboveFloor && measured.noise() == null;
    }

    double p() {
        CaseFigures figures = measured.figures();
        return figures != null ? figures.p() : measured.movedForCertain() ? 0 : 1;
    }

    double smallestP() {
        CaseFigures figures = measured.figures();
        return figures != null ? figures.smallestP() : 0;
    }

    /** What moved at a level, weightiest first; empty if nothing did. */
    Set<Moved> what(double level) {
        if (p() > level) {
            return Set.of();
        }
        CaseFigures figures = measured.figures();
        if (figures == null) {
            return ExactComparison.moved(measured.comparison(), measured.similarities());
        }
        EnumSet<Moved> others = EnumSet.noneOf(Moved.class);
        figures.channels().forEach((what, channel) -> {
            if (what != Moved.MEANING && channel.adjustedP() <= level) {
                others.add(what);
            }
        });
        ChannelFigures drop = figures.channels().get(Moved.MEANING);
        return Weight.withMeaning(others, drop != null && drop.adjustedP() <= level && otherMeaning());
    }

    /** Outside the range seen and below what paraphrases have: then neither words nor wrapping alone explain it. */
    private boolean otherMeaning() {
        Comparison comparison = measured.comparison();
        if (comparison.now().stream().allMatch(now -> wrapped(comparison.before(), now))) {
            return false;
        }
        Closeness closeness = measured.closeness();
        boolean rangeSeen = comparison.before().size() > 1;
        return closeness.similarity()
                < (rangeSeen ? Math.min(closeness.limit(), Weight.SAME_MEANING) : Weight.SAME_MEANING);
    }

    private static boolean wrapped(List<Features> before, Features now) {
        return before.stream().anyMatch(b -> Content.same(b.text(), now.text()));
    }

    Evidence evidence() {
        Closeness closeness = measured.closeness();
        return new Evidence(
                closeness.similarity(),
                closeness.worstWindow(),
                closeness.expected(),
                closeness.limit(),
                closeness.effect(),
                closeness.outsideShare(),
                p(),
                smallestP(),
                limit,
                channels(),
                measured.figures() == null,
                measured.figures() == null ? Stability.DETERMINISTIC : measured.stability());
    }

    private Map<String, Double> channels() {
        Map<String, Double> channels = new TreeMap<>();
        CaseFigures figures = measured.figures();
        if (figures != null) {
            figures.channels().forEach((what, channel) -> channels.put(Words.name(what), channel.p()));
        } else {
            Set<Moved> moved = what(0);
            for (Moved what : Moved.values()) {
                channels.put(Words.name(what), moved.contains(what) ? 0.0 : 1.0);
            }
        }
        return channels;
    }
}
