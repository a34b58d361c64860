package io.driftgauge.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people, with as many digits as it takes to tell them apart. */
final class Figures {

    private static final int FEWEST = 4;
    private static final int MOST = 12;

    private Figures() {}

    /** Four decimals. */
    static String of(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A value beside what it is held against: four decimals, more if they would look the same and aren't. */
    static String beside(double value, double other) {
        int decimals = FEWEST;
        while (decimals < MOST && value != other && fixed(value, decimals).equals(fixed(other, decimals))) {
            decimals++;
        }
        return fixed(value, decimals);
    }

    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A probability with two significant digits, more if it would look like {@code other} and isn't. */
    static String p(double p, double other) {
        if (p == 0 || p == 1) {
            return p == 0 ? "0" : "1";
        }
        int digits = 2;
        while (digits < MOST && p != other && significant(p, digits).equals(significant(other, digits))) {
            digits++;
        }
        return significant(p, digits);
    }

    private static String significant(double p, int digits) {
        return p < 0.0001
                ? String.format(Locale.ROOT, "%." + (digits - 1) + "e", p)
                : fixed(p, (int) Math.ceil(-Math.log10(p)) + digits - 1);
    }

    /** {@code 12.3 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
