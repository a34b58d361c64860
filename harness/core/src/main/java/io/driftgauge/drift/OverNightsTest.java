package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The conformal test martingale of a suite on a provider over its kept runs. Each answer is ranked among the calibration
 * half of its case's baseline and all counted answers before it; two martingales bet on the ranks, one on strange answers,
 * one on shorter or longer ones, and the better one counts half.
 *
 * <p>Every night is counted, also one whose answers were not liked: leaving those out would be choosing. A night that a
 * history lost is as if it had not been.
 */
public final class OverNightsTest {

    /** Most nights of one martingale; then the next begins, with a chance of its own. Fewer than a history keeps. */
    public static final int MOST_NIGHTS = 150;

    private static final int TRACKS = 2;

    /** Evidence beyond this is certainty. */
    private static final double MOST = 1e12;

    private OverNightsTest() {}

    /**
     * What is kept of a case's answer of one night.
     *
     * @param baseline digest of what it was held against
     */
    public record Kept(String baseline, NightScore score, NightRanks ranks) {}

    /**
     * A night before this one.
     *
     * @param started when its run did
     * @param effect the suite's, or NaN if it had none
     * @param cases by case id
     */
    public record Night(String started, double effect, Map<String, Kept> cases) {}

    /**
     * Tests.
     *
     * @param before the nights until now, oldest first, fewer than {@link #MOST_NIGHTS}
     * @param started when this run did
     * @param effect the suite's in this run, or NaN
     * @param tonight of this run
     * @param limit at which the evidence is an alarm
     */
    public static OverNights test(
            List<Night> before, String started, double effect, Collection<CaseScores> tonight, double limit) {
        Map<String, Kept> kept = new TreeMap<>();
        for (CaseScores scores : tonight) {
            String caseId = scores.key().caseKey().caseId();
            kept.put(caseId, new Kept(scores.digest(), scores.tonight(), ranks(before, caseId, scores)));
        }
        List<Night> nights = new ArrayList<>(before);
        nights.add(new Night(started, effect, kept));
        Betting distance = bet(nights, NightRanks::distance, false);
        Betting length = bet(nights, NightRanks::length, true);
        return new OverNights(
                Math.min(Math.max(distance.wealth(), length.wealth()) / TRACKS, MOST),
                Math.min(Math.max(distance.highest(), length.highest()) / TRACKS, MOST),
                limit,
                nights.size(),
                nights.get(0).started(),
                Trend.of(nights.stream()
                        .filter(n -> !Double.isNaN(n.effect()))
                        .map(n -> new Trend.Point(n.started(), n.effect()))
                        .toList()),
                kept);
    }

    private static NightRanks ranks(List<Night> before, String caseId, CaseScores scores) {
        List<NightScore> others = Stream.concat(
                        scores.calibration().stream(),
                        before.stream()
                                .map(n -> n.cases().get(caseId))
                                .flatMap(Stream::ofNullable)
                                .map(Kept::score))
                .toList();
        SplittableRandom ties = new SplittableRandom(Seeds.mix(0, "night " + scores.key(), before.size()));
        return new NightRanks(
                rank(others, NightScore::distance, scores.tonight(), ties),
                rank(others, NightScore::length, scores.tonight(), ties));
    }

    /** Share of those at least as large, the score itself among them, ties broken at random. */
    private static double rank(
            List<NightScore> others, ToDoubleFunction<NightScore> of, NightScore score, SplittableRandom ties) {
        double own = of.applyAsDouble(score);
        int larger = 0;
        int equal = 1;
        for (NightScore other : others) {
            double value = of.applyAsDouble(other);
            larger += value > own ? 1 : 0;
            equal += value == own ? 1 : 0;
        }
        return (larger + (1 - ties.nextDouble()) * equal) / (others.size() + 1);
    }

    private static Betting bet(List<Night> nights, ToDoubleFunction<NightRanks> rank, boolean twoSided) {
        Betting betting = new Betting(MOST_NIGHTS, twoSided);
        for (Night night : nights) {
            betting.night();
            betting.bet(new TreeMap<>(night.cases())
                    .values().stream()
                            .mapToDouble(k -> rank.applyAsDouble(k.ranks()))
                            .toArray());
        }
        return betting;
    }
}
