package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.List;

/**
 * The smallest change that is worth a red test, however certain it is. Any of these will do: the mean similarity drops by
 * the policy's floor; at least {@value #OUTSIDE} more of the answers than expected lie outside the baseline's own range
 * (part of the traffic rerouted); or a case is named (few cases changed). Beside these, which embeddings see, what only
 * other channels see: the share of a category moves by {@value #CATEGORY}, a rate by {@value #RATE}, the length by a factor
 * of {@value #LENGTH}, a feature of style far enough for people to care; each in a channel that is itself significant.
 *
 * <p>Where they come from: 5 points, 10 points and 15% are the smallest changes
 * that someone would act on, below every real version change that was measured and above the same model's days.
 */
final class EffectFloor {

    static final double OUTSIDE = 0.05;
    static final double CATEGORY = 0.10;

    /** Of a single case's answers. */
    private static final double MOST = 0.5;

    static final double RATE = 0.05;
    static final double LENGTH = 1.15;

    /**
     * Share of the pairs' squared distance that all cases have in common, from which on a suite of single answers counts:
     * the square of 0.2 standard deviations, which Cohen (1988) calls a small effect.
     */
    static final double SHARED = 0.04;

    /** The channels that see a drop of similarity or answers out of range. */
    private static final ChannelName[] OF_EMBEDDINGS = {
        ChannelName.MEANING,
        ChannelName.MMD,
        ChannelName.FEW_CASES,
        ChannelName.SHARED_MEANING,
        ChannelName.OUTLIERS,
        ChannelName.EACH_CASE,
        ChannelName.ONE_CASE,
        ChannelName.FRESH
    };

    private EffectFloor() {}

    /**
     * Whether a case is above it by itself: its similarity dropped by the floor, or most of its answers lie outside the range
     * recorded (a few points of them, as count for a suite, are one or two answers here), either of them further than the
     * days of the baseline explain; or the share of a category moved, its length likewise.
     *
     * @param noise of the suite's sessions
     * @param cases of the suite
     */
    static boolean reached(Measured measured, SessionNoise noise, int cases, double alpha) {
        CaseFigures figures = measured.figures();
        return figures == null
                || (far(measured) && beyondDays(measured, noise.furthest(cases, alpha)))
                || figures.channels().entrySet().stream()
                        .anyMatch(e -> e.getValue().adjustedP() <= alpha
                                && category(e.getKey(), e.getValue().excess(), List.of(measured.comparison())));
    }

    private static boolean far(Measured measured) {
        Closeness closeness = measured.closeness();
        double floor = measured.comparison().replay().promptCase().drift().effectFloor();
        return (closeness.noiseKnown() && closeness.effect() >= floor)
                || closeness.outsideShare() - closeness.outsideExpected() >= MOST;
    }

    private static boolean beyondDays(Measured measured, double furthest) {
        MmdChannel mmd = new MmdChannel(measured.similarities());
        return !mmd.defined() || mmd.observed() >= furthest;
    }

    private static boolean category(Moved what, double excess, List<Comparison> cases) {
        return switch (what) {
            case LABEL, FORMAT, FACTS, REFUSAL, ASSERTIONS, TOOL_CALLS -> excess >= CATEGORY;
            case LENGTH -> longer(lengthRatio(cases), 1);
            case MEANING, WORDING, STYLE -> false;
        };
    }

    /**
     * Whether a suite's sampled cases are above it together.
     *
     * @param limit of the suite's gate, which was rejected
     * @param alpha of the run: that embeddings moved must be likely by itself, and not follow from another channel's p
     */
    static boolean reached(SuiteEffects effects, GateFigures gate, double limit, double alpha) {
        boolean far = effects.noiseKnown() && effects.drop() >= effects.floor();
        boolean elsewhere = effects.outside().excessShare() >= outsideFloor(effects);
        if ((far || elsewhere) && effects.beyondDays() && gate.suggests(alpha, OF_EMBEDDINGS)) {
            return true;
        }
        return gate.channels().entrySet().stream()
                .anyMatch(e -> e.getValue().adjustedP() <= limit
                        && reached(e.getKey(), e.getValue().excess(), effects));
    }

    static double outsideFloor(SuiteEffects effects) {
        return Math.max(OUTSIDE, SuiteEffects.SESSIONS * effects.noise().outside());
    }

    static double labelFloor(SuiteEffects effects) {
        return Math.max(
                CATEGORY * effects.steadiness(),
                SuiteEffects.SESSIONS * effects.noise().labels());
    }

    /** Whether what that channel sees, which is significant, is large enough. */
    static boolean reached(ChannelName channel, double excess, SuiteEffects effects) {
        double times = effects.steadiness();
        return switch (channel) {
            case LABEL -> excess >= labelFloor(effects);
            case SHARED_LABEL, OPENING -> effects.share(channel) >= labelFloor(effects);
            case SHARED_FORMAT -> effects.share(channel) >= times * CATEGORY;
            case FORMAT, FACTS, TOOL_CALLS -> excess >= times * CATEGORY;
            case JSON, REFUSAL, ASSERTIONS -> Math.abs(effects.share(channel)) >= times * RATE;
            case LENGTH -> longer(effects.lengthRatio(), times);
            case STYLE -> effects.style().stream().anyMatch(s -> s.matters(times));
            case SHARED_MEANING -> effects.shared() >= SHARED;
            case MEANING, MMD, FEW_CASES, OUTLIERS, LABEL_G, EACH_CASE, ONE_CASE, FRESH -> false;
        };
    }

    private static boolean longer(double ratio, double times) {
        return Math.abs(Math.log(ratio)) >= times * Math.log(LENGTH);
    }

    /** Geometric mean over cases of the median length now over the median length before. */
    static double lengthRatio(List<Comparison> cases) {
        double sum = 0;
        for (Comparison comparison : cases) {
            sum += Math.log((median(comparison.now()) + 1) / (median(comparison.before()) + 1));
        }
        return Math.exp(sum / cases.size());
    }

    static double median(List<Features> answers) {
        return Median.of(answers.stream().mapToDouble(Features::words).toArray());
    }
}
