package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import io.driftgauge.compare.Comparison;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.PromptCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paired cases of a run, tested: suites that have sampled ones take part in alpha once more, and Holm's procedure
 * shares that out among the pairs.
 */
final class Pairs {

    /** Draws of a first look; a p that comes near a limit is drawn anew, with as many as that limit needs. */
    private static final int FIRST_LOOK = 1_999;

    private static final int MOST_DRAWS = 99_999;

    /** A p up to this multiple of alpha is worth a second look. */
    private static final int WORTH_A_LOOK = 10;

    /** So many draws below a limit must be possible for it to be met by more than luck of the draw. */
    private static final int DRAWS_BELOW_LIMIT = 20;

    private final List<PairTest> tests;

    private Pairs(List<PairTest> tests) {
        this.tests = tests;
    }

    /** Of the comparisons that may be judged; a pair of which one has none is left out. */
    static Pairs of(List<Comparison> comparisons, double alpha, long seed) {
        Map<ReplayKey, Comparison> byKey = new HashMap<>();
        comparisons.forEach(c -> byKey.put(c.replay().key(), c));
        List<Comparison> paired =
                comparisons.stream().filter(c -> other(c, byKey) != null).toList();
        int closer = (int) Math.min(MOST_DRAWS, Math.max(FIRST_LOOK, DRAWS_BELOW_LIMIT * 2 * paired.size() / alpha));
        double worthALook = Math.max(WORTH_A_LOOK * alpha, (double) DRAWS_BELOW_LIMIT / FIRST_LOOK);
        List<PairTest> tests = new ArrayList<>();
        for (Comparison one : paired) {
            Comparison other = other(one, byKey);
            PromptCase.Pair pair = one.replay().promptCase().pair();
            if (other != null && pair != null) {
                PairTest first = PairTest.of(one, other, pair, FIRST_LOOK, seed);
                tests.add(
                        first.certain() || first.p() > worthALook
                                ? first
                                : PairTest.of(one, other, pair, closer, Seeds.mix(seed, "pair again", 0)));
            }
        }
        return new Pairs(tests);
    }

    private static @Nullable Comparison other(Comparison one, Map<ReplayKey, Comparison> byKey) {
        PromptCase.Pair pair = one.replay().promptCase().pair();
        ReplayKey key = one.replay().key();
        return pair == null
                ? null
                : byKey.get(new ReplayKey(new CaseKey(key.caseKey().suite(), pair.of()), key.provider()));
    }

    /** The share of alpha that is left to the gates of suites. */
    double shareOfGates(int gates) {
        long suites = tests.stream()
                .filter(t -> !t.certain())
                .map(PairTest::suite)
                .distinct()
                .count();
        return suites == 0 ? 1 : (double) gates / (gates + suites);
    }

    /** Every pair judged, by suite. */
    Map<SuiteOnProvider, List<Judged>> judge(double alpha) {
        double[] sampled = tests.stream()
                .filter(t -> !t.certain())
                .mapToDouble(PairTest::p)
                .toArray();
        Holm.Step[] steps = Holm.steps(sampled, alpha);
        Map<SuiteOnProvider, List<Judged>> results = new HashMap<>();
        int next = 0;
        for (PairTest test : tests) {
            double limit = test.certain() ? alpha : steps[next++].limit();
            results.computeIfAbsent(test.suite(), s -> new ArrayList<>())
                    .add(new Judged(test.at(limit), test.comparison()));
        }
        return results;
    }

    /** A pair with one of its comparisons, from which the cause is told. */
    record Judged(PairResult result, Comparison comparison) {}
}
