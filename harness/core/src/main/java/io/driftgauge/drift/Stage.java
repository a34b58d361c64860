package io.driftgauge.drift;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a case's answers tests what. Asked for at once, all of them test both the suite and the case. Asked for in
 * stages, the first answer, which every case has, tests the suite; the fresh ones, if its look gave cause for them, the case
 * alone. So no answer is counted twice, and the suite's test is not swayed by where more were asked for.
 *
 * @param ofSuite what the suite is tested by
 * @param ofCase what the case is tested by; null if it was let off: its first answer was unsuspicious, or its fresh ones were
 * @param inStages whether it was asked in stages
 */
record Stage(Comparison ofSuite, @Nullable Comparison ofCase, boolean inStages) {

    static Stage of(Comparison comparison, boolean staged) {
        if (!staged) {
            return new Stage(comparison, comparison, false);
        }
        Comparison first = with(comparison, comparison.now().subList(0, 1));
        int fresh = comparison.now().size() - 1;
        int repeat = comparison.replay().promptCase().repeat();
        boolean looked = fresh == StagedCalls.look(repeat) && fresh < repeat - 1;
        boolean letOff = fresh == 0 || (looked && !Suspicion.remains(fresh(comparison)));
        return new Stage(first, letOff ? null : fresh(comparison), true);
    }

    /**
     * How many cases this one stands for when effects are averaged: one over the chance that a case like it is asked again
     * (Horvitz and Thompson 1952), which the answers tell that were asked for; the first of them was strange for certain. 0 if it
     * was let off.
     */
    double weight() {
        if (ofCase == null || !inStages) {
            return ofCase == null ? 0 : 1;
        }
        List<Features> fresh = ofCase.now();
        long strange = fresh.stream()
                .filter(answer -> Suspicion.of(with(ofCase, List.of(answer))))
                .count();
        return (1.0 + fresh.size()) / (1 + strange);
    }

    /** The same case without its first new answer. */
    static Comparison fresh(Comparison comparison) {
        return with(comparison, comparison.now().subList(1, comparison.now().size()));
    }

    /** The same case with other new answers. */
    static Comparison with(Comparison comparison, List<Features> now) {
        return of(comparison, comparison.before(), comparison.sessions(), now);
    }

    /** The same case with other answers on both sides. */
    static Comparison of(Comparison comparison, List<Features> before, List<Integer> sessions, List<Features> now) {
        return new Comparison(
                comparison.replay(),
                comparison.baseline(),
                comparison.comparability(),
                before,
                sessions,
                now,
                comparison.assertions(),
                comparison.steps(),
                comparison.changes());
    }
}
