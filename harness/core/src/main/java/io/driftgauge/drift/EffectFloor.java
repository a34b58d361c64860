package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import java.util.List;

/**
 * The smallest change that is worth a red test, however certain it is. Any of these will do: the mean similarity drops by
 * the policy's floor; at least {@value #OUTSIDE} more of the answers than expected lie outside the baseline's own range
 * (part of the traffic rerouted); a category's share moves by {@value #CATEGORY} or the length by a factor of
 * {@value #LENGTH}, in a channel that is itself significant; or the change was confirmed (exact comparisons are).
 */
final class EffectFloor {

    static final double OUTSIDE = 0.05;
    static final double CATEGORY = 0.10;
    static final double LENGTH = 1.15;

    private EffectFloor() {}

    /** Whether a case is above it. */
    static boolean reached(Measured measured, double alpha) {
        CaseFigures figures = measured.figures();
        return figures == null
                || similarity(measured)
                || outside(measured.closeness()) >= OUTSIDE
                || figures.channels().entrySet().stream()
                        .anyMatch(e -> e.getValue().adjustedP() <= alpha
                                && category(e.getKey(), e.getValue().excess(), List.of(measured)));
    }

    /** Whether a suite's sampled cases are above it on average. */
    static boolean reached(List<Measured> cases, GateFigures gate, double limit) {
        double drop = 0;
        double floor = 0;
        double outside = 0;
        for (Measured measured : cases) {
            Closeness closeness = measured.closeness();
            drop += closeness.noiseKnown() ? closeness.effect() : 0;
            floor += measured.comparison().replay().promptCase().drift().effectFloor();
            outside += outside(closeness);
        }
        if (drop >= floor || outside / cases.size() >= OUTSIDE) {
            return true;
        }
        return gate.channels().entrySet().stream()
                .anyMatch(e -> e.getValue().adjustedP() <= limit
                        && category(e.getKey(), e.getValue().excess(), cases));
    }

    private static boolean similarity(Measured measured) {
        return measured.closeness().noiseKnown()
                && measured.closeness().effect()
                        >= measured.comparison().replay().promptCase().drift().effectFloor();
    }

    private static double outside(Closeness closeness) {
        return closeness.outsideShare() - closeness.outsideExpected();
    }

    private static boolean category(Moved what, double excess, List<Measured> cases) {
        return switch (what) {
            case LABEL, FORMAT, FACTS, REFUSAL, TOOL_CALLS -> excess >= CATEGORY;
            case LENGTH -> Math.abs(Math.log(lengthRatio(cases))) >= Math.log(LENGTH);
            case MEANING, WORDING -> false;
        };
    }

    /** Geometric mean over cases of the median length now over the median length before. */
    static double lengthRatio(List<Measured> cases) {
        double sum = 0;
        for (Measured measured : cases) {
            sum += Math.log((median(measured.comparison().now()) + 1)
                    / (median(measured.comparison().before()) + 1));
        }
        return Math.exp(sum / cases.size());
    }

    static double median(List<Features> answers) {
        int[] words = answers.stream().mapToInt(Features::words).sorted().toArray();
        int middle = words.length / 2;
        return words.length % 2 == 1 ? words[middle] : (words[middle - 1] + words[middle]) / 2.0;
    }
}
