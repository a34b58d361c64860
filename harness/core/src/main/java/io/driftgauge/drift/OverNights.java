package io.driftgauge.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the kept runs of a suite say together since its baseline was recorded: small changes that no single night shows.
 *
 * @param evidence wealth of a martingale that bets on change: 1 means none, and while the model is the same it passes c
 *     with a chance of at most 1/c, however often one looks; not negative
 * @param highest that it has been; at least {@code evidence}
 * @param limit at which it is an alarm: the number of suites in the run over alpha
 * @param runs that are counted, this one among them
 * @param since when the first of them started
 * @param trend of the effect; null while there are few runs
 * @param tonight what a history keeps of this run, by case id
 */
public record OverNights(
        double evidence,
        double highest,
        double limit,
        int runs,
        String since,
        @Nullable Trend trend,
        Map<String, OverNightsTest.Kept> tonight) {

    /** From here on evidence is told of, though it is no alarm yet. */
    static final double WORTH_TELLING = 10;

    /** A break of the effect is told of up to this p. */
    static final double CLEAR = 0.01;

    /** True if it ever reached the limit: a change is then as certain as alpha says. */
    public boolean alarm() {
        return highest >= limit;
    }

    /** What people should know of it, as plain sentences; none if there is nothing. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        String over = "over " + Words.count(runs, "run") + " since " + day(since);
        if (alarm()) {
            reasons.add("OVER NIGHTS: the answers moved since the baseline was recorded: " + over
                    + " the evidence reached " + number(highest) + ", limit " + number(limit)
                    + ". Without a change it gets there with a chance of at most 1 in " + number(limit)
                    + ", however often one looks.");
        } else if (highest >= WORTH_TELLING) {
            reasons.add("Over nights: a hint of a slow change: " + over + " the evidence reached " + number(highest)
                    + "; the limit is " + number(limit) + ".");
        }
        Trend moved = trend;
        if (moved != null && moved.p() <= CLEAR && moved.after() != moved.before()) {
            reasons.add("Slow drift: the effect went from " + Words.figure(moved.before()) + " to "
                    + Words.figure(moved.after()) + " with the run of " + day(moved.since()) + " (p "
                    + Words.p(moved.p()) + "; looked at after every run, so a hint).");
        }
        return reasons;
    }

    private static String day(String started) {
        return started.length() >= 10 ? started.substring(0, 10) : started;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
