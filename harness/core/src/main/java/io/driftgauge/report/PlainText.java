package io.driftgauge.report;

import io.driftgauge.base.Secrets;
import java.util.List;
import java.util.Locale;

/**
 * Makes what models and files say fit for a console or a log: secrets masked; control characters, terminal escapes and
 * marks that reorder text written out, so that nothing but the words is shown.
 */
final class PlainText {

    private static final int MOST_LINES = 30;
    private static final int MOST_CHARACTERS = 3000;

    /** How wide the first words of a line are; East Asian characters are two wide. */
    private static final int LABEL = 11;

    private final Secrets secrets;

    PlainText(Secrets secrets) {
        this.secrets = secrets;
    }

    /** With as many blanks after it as make it as wide as the first words of any other line; one at least. */
    static String padded(String label) {
        int width = label.codePoints().map(c -> c >= 0x2e80 ? 2 : 1).sum();
        return label + " ".repeat(Math.max(1, LABEL - width));
    }

    /** Line breaks stay. */
    String clean(String text) {
        String masked = secrets.redact(text.replace("\r\n", "\n"));
        StringBuilder clean = new StringBuilder(masked.length());
        masked.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !hidden(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return clean.toString();
    }

    /** On one line. */
    String line(String text) {
        return clean(text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }

    /** Indented by {@code indent}, and cut where it grows longer than anyone reads. */
    String block(String text, String indent) {
        String clean = clean(text);
        String cut = clean.length() <= MOST_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, clean.codePointCount(0, MOST_CHARACTERS)));
        List<String> lines = cut.lines().toList();
        String shown = indent + String.join("\n" + indent, lines.subList(0, Math.min(MOST_LINES, lines.size())));
        boolean whole = cut.length() == clean.length() && lines.size() <= MOST_LINES;
        return whole ? shown : shown + "\n" + indent + "… (" + clean.length() + " characters in all)";
    }

    /** Control characters, and the marks that change the direction of what follows. */
    static boolean hidden(int c) {
        return Character.isISOControl(c)
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xfeff
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
