package io.driftgauge.drift;

import java.util.Arrays;

/**
 * Which cases of a rejected suite moved: closed testing, with the suite's gate as the test of all its cases together and
 * Simes' test for every smaller set (Hommel 1988). The chance that any case is named falsely stays at or below the
 * limit, since cases are independent given their answers; it names whatever Holm would name, and more when many
 * cases moved.
 */
final class Naming {

    private Naming() {}

    /**
     * The p at or below which a case is named.
     *
     * @param p of the suite's cases
     * @param limit level within the suite, whose gate was rejected at it or below
     */
    static double threshold(double[] p, double limit) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        for (int size = sorted.length - 1; size > 0; size--) {
            if (!simesRejects(sorted, size, limit)) {
                return limit / size;
            }
        }
        return limit;
    }

    /** Whether Simes' test rejects the set of the {@code size} largest: p(k) ≤ k · limit / size for some k. */
    private static boolean simesRejects(double[] sorted, int size, double limit) {
        int first = sorted.length - size;
        for (int k = 1; k <= size; k++) {
            if (sorted[first + k - 1] <= k * limit / size) {
                return true;
            }
        }
        return false;
    }
}
