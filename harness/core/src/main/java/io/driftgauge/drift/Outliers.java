package io.driftgauge.drift;

/**
 * How many of a suite's new answers lie outside their baseline's own range, over the cases that have one.
 *
 * @param cases that have one
 * @param outside of the answers
 * @param expected how many the same model would have there, on average
 * @param answers new ones
 * @param excess sum over the cases of the share outside less the share expected, each as often as it counts
 */
record Outliers(int cases, int outside, double expected, int answers, double excess) {

    static final Outliers NONE = new Outliers(0, 0, 0, 0, 0);

    /**
     * These and those of a further case.
     *
     * @param now its new answers
     * @param weight how often its excess counts
     */
    Outliers and(Closeness closeness, int now, double weight) {
        return new Outliers(
                cases + 1,
                outside + (int) Math.rint(closeness.outsideShare() * now),
                expected + closeness.outsideExpected() * now,
                answers + now,
                excess + weight * (closeness.outsideShare() - closeness.outsideExpected()));
    }

    /** These and a case that was let off. */
    Outliers andLetOff() {
        return new Outliers(cases + 1, outside, expected, answers, excess);
    }

    /** The mean excess over the cases. */
    double excessShare() {
        return cases == 0 ? 0 : excess / cases;
    }
}
