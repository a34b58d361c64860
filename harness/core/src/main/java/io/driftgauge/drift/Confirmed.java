package io.driftgauge.drift;

import java.util.List;

/**
 * How far a suite that was asked in stages moved, by the answers that test its cases: one first answer a case says little of an
 * effect, and those that asked for fresh ones were picked for being strange. A case that was let off adds nothing; the
 * others each stand for {@linkplain Stage#weight() as many as are like them}, so that the means are about those over all cases.
 *
 * @param drop mean drop of similarity over the cases whose noise is known
 * @param outliers over the cases that have a range
 */
record Confirmed(double drop, Outliers outliers) {

    /**
     * Of the cases as they are judged.
     *
     * @param sampled all of the suite
     * @param weights of each, in the same order; 0 for those let off
     */
    static Confirmed of(List<Measured> sampled, double[] weights) {
        double drop = 0;
        int known = 0;
        Outliers outliers = Outliers.NONE;
        for (int c = 0; c < weights.length; c++) {
            Measured each = sampled.get(c);
            Closeness closeness = each.closeness();
            if (closeness.noiseKnown()) {
                known++;
                drop += weights[c] * closeness.effect();
            }
            if (each.comparison().before().size() > 1) {
                outliers = weights[c] == 0
                        ? outliers.andLetOff()
                        : outliers.and(closeness, each.comparison().now().size(), weights[c]);
            }
        }
        return new Confirmed(known == 0 ? 0 : drop / known, outliers);
    }
}
