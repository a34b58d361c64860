package io.driftgauge.compare;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into what {@link Facts} looks at: numbers as they are written, words, codes and single signs. */
final class FactTokens {

    /** What a token is. */
    enum Kind {
        NUMBER,
        WORD,
        /** Letters and digits in one, as order numbers and model names have them. */
        CODE,
        SIGN
    }

    /**
     * A token.
     *
     * @param glued true if no white space stands before it
     * @param lineStart true if it is the first of its line
     */
    record Token(Kind kind, String text, boolean glued, boolean lineStart) {

        boolean is(String other) {
            return text.equals(other);
        }
    }

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.)\\S+|[\\w.+-]{1,64}@[\\w-]{1,64}\\.\\S+");
    private static final Pattern AM_PM = Pattern.compile("\\b([ap])\\.\\s?m\\.(?!\\w)");

    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "(\\p{L}++(?:-?+\\d[\\p{L}\\d]*+)++(?:-[\\p{L}\\d]++)*+)",
            "(\\d{4}-\\d{2}-\\d{2}(?!\\d)|\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)|\\d{1,4}/\\d{1,2}/\\d{1,4}(?!\\d)"
                    + "|\\d++(?:\\.\\d++){2,}+|\\d{1,3}(?:,\\d{3})++(?!\\d)(?:\\.\\d++)?|\\d++(?:\\.\\d++)?|\\.\\d++)",
            "(\\p{L}[\\p{L}\\p{M}]*+(?:'\\p{L}++)*+)",
            "(\\S)"));

    private FactTokens() {}

    static List<Token> of(String text) {
        String plain = ChineseFacts.plain(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('−', '-');
        if (plain.indexOf('@') >= 0 || plain.contains("://") || plain.contains("www.")) {
            plain = ADDRESS.matcher(plain).replaceAll(" ");
        }
        plain = AM_PM.matcher(plain).replaceAll("$1m");
        List<Token> tokens = new ArrayList<>();
        int end = -1;
        for (Matcher m = TOKEN.matcher(plain); m.find(); end = m.end()) {
            boolean lineStart = end < 0 || plain.substring(end, m.start()).indexOf('\n') >= 0;
            tokens.add(new Token(kind(m), m.group(), m.start() == end, lineStart));
        }
        return tokens;
    }

    /** By the place of its group, which is found faster than by its name. */
    private static Kind kind(Matcher m) {
        if (m.start(1) >= 0) {
            return Kind.CODE;
        }
        if (m.start(2) >= 0) {
            return Kind.NUMBER;
        }
        return m.start(3) >= 0 ? Kind.WORD : Kind.SIGN;
    }
}
