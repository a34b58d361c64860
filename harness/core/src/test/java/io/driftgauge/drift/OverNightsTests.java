package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.drift.OverNightsTest.Night;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CaseKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of the evidence over nights, on simulated histories; seeds are fixed. */
class OverNightsTests {

    private static final double ALPHA = 0.05;
    private static final int HISTORIES = 150;

    /** A model whose scores shift at a night, by so much, in a share of its answers. */
    private record Change(int night, double distance, double length, double share) {
        static final Change NONE = new Change(Integer.MAX_VALUE, 0, 0, 0);
    }

    /** A history told until its first alarm; the night of it, or -1. */
    private static int alarm(long seed, int nights, int cases, int calibration, Change change) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<NightScore>> baselines = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            baselines.add(IntStream.range(0, calibration)
                    .mapToObj(i -> score(random, 0, 0))
                    .toList());
        }
        List<Night> before = new ArrayList<>();
        for (int n = 0; n < nights; n++) {
            List<CaseScores> tonight = new ArrayList<>();
            for (int c = 0; c < cases; c++) {
                boolean moved = n >= change.night && random.nextDouble() < change.share;
                tonight.add(new CaseScores(
                        new ReplayKey(new CaseKey("s" + seed, "c" + c), "p"),
                        baselines.get(c),
                        moved ? score(random, change.distance, change.length) : score(random, 0, 0),
                        "d"));
            }
            OverNights found = OverNightsTest.test(before, "2026-01-" + n, Double.NaN, tonight, 1 / ALPHA);
            if (found.alarm()) {
                return n;
            }
            before.add(new Night("2026-01-" + n, Double.NaN, found.tonight()));
        }
        return -1;
    }

    /** Coarse, so that ties come. */
    private static NightScore score(SplittableRandom random, double distance, double length) {
        return new NightScore(
                Math.rint(20 * (0.5 + distance + 0.1 * random.nextGaussian())) / 20,
                Math.rint(20 * (length + 0.2 * random.nextGaussian())) / 20);
    }

    @Tag("simulation")
    @ParameterizedTest(name = "{0} nights, {1} cases, {2} calibration answers")
    @CsvSource({"60, 4, 5", "25, 12, 1", "40, 6, 0", "12, 25, 10"})
    void alarms_in_no_more_histories_than_alpha_however_often_one_looks(int nights, int cases, int calibration) {
        long alarms = IntStream.range(0, HISTORIES)
                .filter(h -> alarm(1000L * nights + h, nights, cases, calibration, Change.NONE) >= 0)
                .count();

        assertThat(alarms / (double) HISTORIES).isLessThanOrEqualTo(Laws.atMost(ALPHA, HISTORIES));
    }

    @ParameterizedTest(name = "from night {0} on, distance +{1}, length +{2}, in {3} of the answers")
    @CsvSource({"0, 0.2, 0, 1, 2", "10, 0.2, 0, 1, 2", "10, 0, -0.4, 1, 3", "5, 0.4, 0, 0.3, 8"})
    void finds_a_real_change_within_some_nights(int night, double distance, double length, double share, int within) {
        int histories = 30;
        Change change = new Change(night, distance, length, share);
        long found = IntStream.range(0, histories)
                .map(h -> alarm(77 + h, night + within, 20, 5, change))
                .filter(n -> n >= night)
                .count();

        assertThat(found / (double) histories).isGreaterThan(0.85);
    }

    @Test
    void a_change_leaves_its_mark_after_the_others_have_caught_up() {
        Betting betting = new Betting(50, false);
        for (int n = 0; n < 3; n++) {
            betting.night();
            betting.bet(0.01, 0.02, 0.01, 0.03);
        }
        double then = betting.wealth();
        for (int n = 0; n < 20; n++) {
            betting.night();
            betting.bet(0.9, 0.6, 0.8, 0.7);
        }

        assertThat(then).isGreaterThan(1 / ALPHA);
        assertThat(betting.wealth()).isLessThan(then);
        assertThat(betting.highest()).isEqualTo(then);
    }

    @Test
    void the_wealth_is_that_of_its_bets() {
        Betting betting = new Betting(1, false);
        betting.night();
        betting.bet(0.01);

        double expected =
                (0.25 * Math.pow(0.01, -0.75) + 0.5 * Math.pow(0.01, -0.5) + 0.75 * Math.pow(0.01, -0.25)) / 3;
        assertThat(betting.wealth()).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void a_fair_bet_neither_wins_nor_loses_on_average() {
        int draws = 50_000;
        SplittableRandom random = new SplittableRandom(3);
        double one = 0;
        double two = 0;
        for (int i = 0; i < draws; i++) {
            double p = 1 - random.nextDouble();
            Betting oneSided = new Betting(1, false);
            oneSided.night();
            oneSided.bet(p);
            one += Math.min(oneSided.wealth(), 100);
            Betting twoSided = new Betting(1, true);
            twoSided.night();
            twoSided.bet(p);
            two += Math.min(twoSided.wealth(), 100);
        }

        assertThat(one / draws).isBetween(0.85, 1.05);
        assertThat(two / draws).isBetween(0.85, 1.05);
    }

    @Test
    void says_an_alarm_a_hint_or_nothing() {
        assertThat(new OverNights(3, 450, 100, 12, "2026-11-01T02:00:00Z", null, java.util.Map.of()).reasons())
                .singleElement()
                .asString()
                .contains("OVER NIGHTS", "12 runs since 2026-11-01", "450", "limit 100", "1 in 100");
        assertThat(new OverNights(3, 12, 100, 12, "2026-11-01T02:00:00Z", null, java.util.Map.of()).reasons())
                .singleElement()
                .asString()
                .startsWith("Over nights: a hint");
        assertThat(new OverNights(3, 9, 100, 12, "2026-11-01T02:00:00Z", null, java.util.Map.of()).reasons())
                .isEmpty();
    }
}
