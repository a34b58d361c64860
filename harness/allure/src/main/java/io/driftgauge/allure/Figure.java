package io.driftgauge.allure;

import java.util.Locale;

/** Numbers as people read them. */
final class Figure {

    private Figure() {}

    /** At least three digits after the point, and as many more (up to six) as tell it from the number beside it. */
    static String of(double value, double beside) {
        for (int digits = 3; digits < 6; digits++) {
            String text = fixed(value, digits);
            if (value == beside || !text.equals(fixed(beside, digits))) {
                return text;
            }
        }
        return fixed(value, 6);
    }

    static String of(double value) {
        return fixed(value, 3);
    }

    /** A p: shown as zero only if it is, as that of an exact comparison. */
    static String ofP(double p) {
        if (p == 0) {
            return "0";
        }
        return p < 0.0001 ? "< 0.0001" : fixed(p, 4);
    }

    static String percent(double share) {
        return fixed(100 * share, 0) + " %";
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
