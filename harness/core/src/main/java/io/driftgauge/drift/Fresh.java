package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import java.util.List;
import java.util.Objects;

/**
 * The second stage's say in a suite's test. A case's p is that of its fresh answers, and 1 where none were asked for; had
 * they been asked for everywhere, each p would be uniform while nothing moved, so leaving some out can only make them
 * larger. Cases are independent, so Simes' test combines them.
 */
final class Fresh {

    private Fresh() {}

    /** The gate of the first answers and the fresh answers, together. */
    static GateFigures added(GateFigures first, List<Measured> cases) {
        double[] p = cases.stream()
                .map(Measured::figures)
                .filter(Objects::nonNull)
                .mapToDouble(CaseFigures::p)
                .sorted()
                .toArray();
        double simes = 1;
        for (int k = 0; k < p.length; k++) {
            simes = Math.min(simes, p[k] * p.length / (k + 1));
        }
        double smallest = cases.stream()
                .map(Measured::figures)
                .filter(Objects::nonNull)
                .mapToDouble(CaseFigures::smallestP)
                .min()
                .orElse(1);
        return first.and(simes, Math.min(1, smallest * p.length));
    }

    /** The smallest p that the fresh answers of a case could have had. */
    static double smallestP(Comparison first) {
        int fresh = Math.max(1, first.replay().promptCase().repeat() - 1);
        return 1 / Labellings.count(first.before().size(), fresh);
    }
}
