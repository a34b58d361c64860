package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.Locale;

/** Small pieces of plain text for messages: numbers with the digits they need, excerpts of what a model said. */
final class Words {

    private static final int LONGEST = 60;

    private Words() {}

    /** On one line, control characters blanked, cut at {@value #LONGEST} characters; still data: escape it where shown. */
    static String shorten(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Four decimals. */
    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Two significant digits: {@code 0.0017}, {@code 3.3e-05}. */
    static String p(double p) {
        if (p == 0 || p == 1) {
            return p == 0 ? "0" : "1";
        }
        int decimals = (int) Math.ceil(-Math.log10(p)) + 1;
        return decimals > 5
                ? String.format(Locale.ROOT, "%.1e", p)
                : String.format(Locale.ROOT, "%." + decimals + "f", p);
    }

    /** {@code tool_calls}: as JSON and messages name it. */
    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A decimal fraction with so many digits. */
    static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** An excerpt of what a model, a file or a provider said. */
    static Phrase excerpt(String text) {
        return Phrase.verbatim(shorten(text));
    }

    /** A verdict that also applies, with what it says. */
    static Phrase also(Verdict verdict) {
        return Phrase.of("also." + verdict.kind(), verdict.said());
    }

    static Phrase sentences(Phrase first, Phrase second) {
        return Phrase.of("sentences", first, second);
    }
}
