package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.suite.CallMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the betting test of a suite says.
 *
 * @param evidence the most that it ever was
 * @param most what it could have been
 * @param cases counted
 */
record SequentialFigures(double evidence, double most, int cases) {

    /** Null unless one of the sampled cases was asked so. */
    static @Nullable SequentialFigures of(List<Comparison> sampled, long seed) {
        if (sampled.stream().noneMatch(c -> c.replay().promptCase().drift().mode() == CallMode.SEQUENTIAL)) {
            return null;
        }
        SequentialTest test = new SequentialTest();
        sampled.stream()
                .sorted(Comparator.comparing(c -> c.replay().key(), SequentialTest.order(seed)))
                .forEach(c -> test.next(c.replay().key(), c.before(), c.now().get(0), seed));
        int[] recorded = sampled.stream().mapToInt(c -> c.before().size()).toArray();
        return new SequentialFigures(test.evidence(), SequentialTest.most(recorded), test.cases());
    }

    double p() {
        return Math.min(1, 1 / evidence);
    }

    double smallestP() {
        return Math.min(1, 1 / most);
    }

    /** A sentence for people. */
    String sentence(int all, double limit) {
        int spared = all - cases;
        return String.format(
                Locale.ROOT,
                "Sequential: the evidence was at most %.1f after %s of %d, %s %.0f%s.",
                evidence,
                Words.count(cases, "case"),
                all,
                evidence * limit >= 1 ? "enough at" : "where enough is",
                1 / limit,
                spared > 0 ? "; " + Words.count(spared, "call") + " saved" : "");
    }
}
