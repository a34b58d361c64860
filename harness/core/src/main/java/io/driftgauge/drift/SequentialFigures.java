package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.suite.CallMode;
import java.util.Comparator;
import java.util.List;
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
    Phrase sentence(int all, double limit) {
        int spared = all - cases;
        String key = evidence * limit >= 1 ? "sequential.enough" : "sequential.short";
        String most = Words.fixed(evidence, 1);
        String needed = Words.fixed(1 / limit, 0);
        Phrase seen = Phrase.count("count.cases", cases);
        return spared > 0
                ? Phrase.of(key + ".saved", most, seen, all, needed, Phrase.count("count.calls", spared))
                : Phrase.of(key, most, seen, all, needed);
    }
}
