package io.driftgauge.allure;

import java.util.Locale;

/** Characters that no one sees, that reorder a line or that UTF-8 can't hold, written by number: they could forge a page. */
final class Visible {

    private Visible() {}

    /** Line breaks and tabs stay. */
    static String of(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int length = Character.charCount(c);
            if (hidden(c)) {
                out = out == null ? new StringBuilder(text.length() + 16).append(text, 0, i) : out;
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else if (out != null) {
                out.appendCodePoint(c);
            }
            i += length;
        }
        return out == null ? text : out.toString();
    }

    private static boolean hidden(int c) {
        if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
