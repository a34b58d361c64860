package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What could have moved unseen. "No drift" is said only where none of the three ways to drift is left open: with 95%
 * confidence each, the mean drop of similarity and the excess share of answers out of range are below their floors, and any
 * single changed case could have been named. A suite of which not even the first is closed is inconclusive.
 *
 * @param cases sampled ones
 * @param drop upper end of the one-sided 95% interval of the mean drop of similarity, by bootstrap over cases; NaN if each
 *     case has one old and one new answer, so that nothing tells noise from change
 * @param dropFloor what it must stay below
 * @param outside upper end of the one-sided 95% interval (Clopper and Pearson) of the share of answers out of range, less
 *     the share expected; NaN if no baseline has a range
 * @param outsideFloor what it must stay below
 * @param caseP the largest of the cases' smallest possible p
 * @param caseLimit what it must not pass, so that a single changed case could have been named
 * @param settles what would close the ways that are open: answers, cases; empty if none is
 */
public record Bounds(
        int cases,
        double drop,
        double dropFloor,
        double outside,
        double outsideFloor,
        double caseP,
        double caseLimit,
        List<Phrase> settles) {

    /** z for 95% confidence, plus z for a chance of 80% to be done: what sample sizes are stated for. */
    private static final double Z = 1.645 + 0.842;

    private static final double CONFIDENCE = 0.95;

    /**
     * Pairs of single answers that it takes to see a shift which they share: with 40, tests of style and of the swap found
     * most of the version changes that were measured, with 20 few.
     */
    static final int FEWEST_PAIRS = 40;

    public Bounds {
        settles = List.copyOf(settles);
    }

    /** True if no way is open: then "no drift" may be said. */
    public boolean closed() {
        return settles.isEmpty();
    }

    /** True if the suite was judged at all: a mean drop as large as its floor, or a shift shared by the pairs, would show. */
    public boolean judged() {
        return Double.isNaN(drop) ? cases >= FEWEST_PAIRS : drop < dropFloor;
    }

    static Bounds of(SuiteFindings found, SuiteEffects effects, long seed) {
        List<Measured> cases = found.test().sampled();
        double[] drops =
                effects.drops().stream().mapToDouble(Double::doubleValue).toArray();
        double drop = !effects.noiseKnown()
                ? Double.NaN
                : Bootstrap.upper(drops, Seeds.mix(seed, "bound " + found.test().suite(), 0));
        Outliers outliers = effects.outliers();
        double outside = outliers.answers() == 0
                ? Double.NaN
                : upper(outliers.outside(), outliers.answers()) - outliers.expected() / outliers.answers();
        double outsideFloor = EffectFloor.outsideFloor(effects);
        double caseP = cases.stream()
                .map(Measured::figures)
                .filter(Objects::nonNull)
                .mapToDouble(CaseFigures::smallestP)
                .max()
                .orElse(1);
        double caseLimit = found.alpha() / cases.size();
        List<Phrase> settles = new ArrayList<>();
        if (Double.isNaN(drop)) {
            settles.add(
                    cases.size() < FEWEST_PAIRS
                            ? Phrase.of("settles.cases.session", FEWEST_PAIRS)
                            : Phrase.of("settles.session"));
        } else if (drop >= effects.floor()) {
            settles.add(forDrop(drops, effects.floor()));
        }
        if (!Double.isNaN(outside) && outside >= outsideFloor) {
            settles.add(forOutside(outliers, outsideFloor, cases.size()));
        }
        if (caseP > caseLimit && !Double.isNaN(drop)) {
            settles.add(forCase(cases, caseLimit));
        }
        return new Bounds(cases.size(), drop, effects.floor(), outside, outsideFloor, caseP, caseLimit, settles);
    }

    private static double upper(int count, int of) {
        return count >= of ? 1 : BetaDistribution.of(count + 1.0, of - count).inverseCumulativeProbability(CONFIDENCE);
    }

    private static Phrase forDrop(double[] drops, double floor) {
        double mean = 0;
        double square = 0;
        for (double d : drops) {
            mean += d / drops.length;
            square += d * d / drops.length;
        }
        double deviation = Math.sqrt(Math.max(0, square - mean * mean));
        long needed = (long) Math.ceil(Math.pow(Z * deviation / floor, 2));
        return Phrase.of("settles.drop", Math.max(needed, drops.length + 1));
    }

    private static Phrase forOutside(Outliers outliers, double floor, int cases) {
        double expected = outliers.expected() / outliers.answers();
        long answers = (long) Math.ceil(Math.pow(Z / floor, 2) * expected * (1 - expected));
        long each = Math.max((answers + cases - 1) / cases, Math.round(outliers.answers() / (double) cases) + 1);
        return Phrase.of("settles.outside", Math.max(answers, each * cases), each);
    }

    private static Phrase forCase(List<Measured> cases, double limit) {
        int n = cases.stream()
                .mapToInt(m -> m.comparison().before().size())
                .min()
                .orElse(1);
        int more = Samples.fewestNew(n, limit);
        return more > Samples.MOST ? Phrase.of("settles.case.recorded", n) : Phrase.of("settles.case", more);
    }

    /** What is left open, in words; empty if nothing is. */
    Phrase open() {
        List<Phrase> open = new ArrayList<>();
        if (Double.isNaN(drop)) {
            open.add(Phrase.of(cases < FEWEST_PAIRS ? "open.any" : "open.differing"));
        } else if (drop >= dropFloor) {
            open.add(Phrase.of("open.drop", Words.fixed(drop, 3), Words.fixed(dropFloor, 3)));
        }
        if (!Double.isNaN(outside) && outside >= outsideFloor) {
            open.add(Phrase.of("open.outside", Words.fixed(100 * outside, 0), Words.fixed(100 * outsideFloor, 0)));
        }
        if (caseP > caseLimit && !Double.isNaN(drop)) {
            open.add(Phrase.of("open.case", Words.p(caseP), Words.p(caseLimit)));
        }
        return Phrase.list("list.semicolon", open);
    }
}
