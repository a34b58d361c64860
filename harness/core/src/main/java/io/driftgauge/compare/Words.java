package io.driftgauge.compare;

/** Counts words: runs of letters and digits between white space; each ideograph and each kana is a word of its own. */
final class Words {

    private Words() {}

    static int count(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (unspaced(c)) {
                words++;
                inside = false;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                inside = false;
            } else if (!inside && Character.isLetterOrDigit(c)) {
                words++;
                inside = true;
            }
        }
        return words;
    }

    /** True of scripts that put no spaces between words and whose characters count as words here. */
    static boolean unspaced(int c) {
        if (Character.isIdeographic(c)) {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }
}
