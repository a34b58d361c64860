package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;

/** How many answers it takes before a case can be judged. */
final class Samples {

    private static final int MOST = 100;

    private Samples() {}

    /** Why the case could not be judged, and what would settle it. */
    static String needed(Comparison comparison, Finding finding) {
        int n = comparison.before().size();
        int m = comparison.now().size();
        String because = "With " + Words.count(n, "recorded answer") + " and " + m + " new, p can't get below "
                + Words.p(finding.smallestP()) + "; the limit is " + Words.p(finding.limit()) + ". ";
        int more = fewestNew(n, finding.limit());
        int balanced = fewestBoth(finding.limit());
        return because
                + (more <= Math.max(m, 10)
                        ? "It takes " + more + " new answers (repeat: " + more + ")."
                        : "It takes about " + balanced + " recorded and as many new answers"
                                + (more <= MOST ? ", or " + more + " new ones." : "."));
    }

    /** Fewest new answers beside {@code n} recorded ones with which p can reach the limit; many if none do. */
    static int fewestNew(int n, double limit) {
        int m = 1;
        while (m <= MOST && Labellings.count(n, m) < 1 / limit) {
            m++;
        }
        return m;
    }

    private static int fewestBoth(double limit) {
        int each = 2;
        while (Labellings.count(each, each) < 1 / limit) {
            each++;
        }
        return each;
    }
}
