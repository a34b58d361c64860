package io.driftgauge.compare;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Counts sentences by the JDK's rules: they end at a full stop, question or exclamation mark, also the full-width ones, or
 * with a paragraph; what holds no letter or digit is none. An abbreviation before a capital letter counts as an end.
 */
final class Sentences {

    private Sentences() {}

    static int count(String text) {
        BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(text);
        int count = 0;
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                count++;
            }
            start = end;
        }
        return count;
    }
}
