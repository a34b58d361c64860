package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
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

    /** What people should know of it, as sentences; none if there is nothing. */
    public List<Phrase> said() {
        List<Phrase> said = new ArrayList<>();
        Phrase counted = Phrase.count("count.runs", runs);
        if (alarm()) {
            said.add(Phrase.of("nights.alarm", counted, day(since), number(highest), number(limit)));
        } else if (highest >= WORTH_TELLING) {
            said.add(Phrase.of("nights.hint", counted, day(since), number(highest), number(limit)));
        }
        Trend moved = trend;
        if (moved != null && moved.p() <= CLEAR && moved.after() != moved.before()) {
            said.add(Phrase.of(
                    "nights.trend",
                    Words.figure(moved.before()),
                    Words.figure(moved.after()),
                    day(moved.since()),
                    Words.p(moved.p())));
        }
        return said;
    }

    /** The same in English. */
    public List<String> reasons() {
        return said().stream().map(Phrase::toString).toList();
    }

    private static String day(String started) {
        return started.length() >= 10 ? started.substring(0, 10) : started;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
