package io.driftgauge.compare;

import io.driftgauge.base.VisibleJson;
import java.util.Locale;

/** Shows a piece of text in a message: quoted, on one line, not too long, with nothing hidden in it. */
final class Quote {

    /** Longer texts are cut to this many characters. */
    private static final int LONGEST = 160;

    private Quote() {}

    static String of(String text) {
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder out = new StringBuilder("\"");
        text.substring(0, end).codePoints().forEach(c -> append(out, c));
        out.append('"');
        if (end < text.length()) {
            out.append("… (").append(text.length()).append(" characters)");
        }
        return VisibleJson.of(out.toString());
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c < 0x20) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
