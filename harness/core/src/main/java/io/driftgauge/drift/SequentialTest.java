package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import io.driftgauge.compare.Features;
import io.driftgauge.replay.ReplayKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * The betting test of a suite whose cases are asked one after another, in a random order, once each. Three martingales
 * bet: on answers that are strange beside the recorded ones of their case, on shorter or longer ones, and on a
 * {@linkplain Direction direction} that cases share. While the model is the same, none of them ever reaches 3c with a
 * chance of more than 1/(3c); so the best third of their wealth ever reached is evidence on which one may stop at any time
 * (Ville 1939), and its inverse is a p.
 */
final class SequentialTest {

    private static final int TRACKS = 3;

    private final Betting distance = new Betting(1, false);
    private final Betting length = new Betting(1, true);
    private final Direction direction = new Direction();
    private int cases;

    SequentialTest() {
        distance.night();
        length.night();
    }

    /** The order in which cases are asked and counted: random, and fixed by the seed. */
    static Comparator<ReplayKey> order(long seed) {
        return Comparator.<ReplayKey>comparingLong(key -> Seeds.mix(seed, "sequential " + key, 0))
                .thenComparing(Comparator.naturalOrder());
    }

    /** Counts the first answer of the next case. */
    void next(ReplayKey key, List<Features> recorded, Features now, long seed) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, "sequential ties " + key, 0));
        List<Features> all = new ArrayList<>(recorded);
        all.add(now);
        if (recorded.size() > 1) {
            distance.bet(rank(all.size(), i -> Strangeness.distance(all.get(i), without(all, i)), random));
        }
        length.bet(rank(all.size(), i -> all.get(i).words(), random));
        direction.bet(recorded.get(random.nextInt(recorded.size())), now);
        cases++;
    }

    private static List<Features> without(List<Features> all, int one) {
        List<Features> others = new ArrayList<>(all);
        others.remove(one);
        return others;
    }

    /** Share of the answers that score at least as high as the last, itself among them, ties broken at random. */
    private static double rank(int answers, IntToDoubleFunction score, SplittableRandom random) {
        double own = Math.rint(score.applyAsDouble(answers - 1) / CaseTest.UNIT);
        int larger = 0;
        int equal = 0;
        for (int i = 0; i < answers; i++) {
            double value = Math.rint(score.applyAsDouble(i) / CaseTest.UNIT);
            larger += value > own ? 1 : 0;
            equal += value == own ? 1 : 0;
        }
        return (larger + (1 - random.nextDouble()) * equal) / answers;
    }

    /** The most that it ever was; at least 1/3. */
    double evidence() {
        return Math.max(Math.max(distance.highest(), length.highest()), direction.highest()) / TRACKS;
    }

    /** Cases counted. */
    int cases() {
        return cases;
    }

    /** What the evidence would be if each of so many recorded answers' cases had the strangest new one. */
    static double most(int[] recorded) {
        Betting best = new Betting(1, false);
        best.night();
        for (int n : recorded) {
            best.bet(0.5 / (n + 1));
        }
        return best.highest() / TRACKS;
    }
}
