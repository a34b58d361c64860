package io.driftgauge.compare;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts texts into the tokens that measures of overlap count, in lower case: runs of letters and digits, with an apostrophe,
 * a point or a comma within them kept ({@code don't}, {@code 1,000.5}). Scripts that put no spaces between words (Han, kana,
 * Thai, Lao, Khmer, Burmese, Tibetan) give one token a character, with its marks, as the Chinese tokenizer of sacreBLEU does.
 */
final class Tokens {

    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
            + "\\p{IsMyanmar}\\p{IsTibetan}";

    private static final String LETTERS = "[[\\p{L}\\p{N}]&&[^" + UNSPACED + "]]\\p{M}*+";

    private static final Pattern WORD =
            Pattern.compile("[" + UNSPACED + "]\\p{M}*+|(?:" + LETTERS + ")++(?:['’.,](?:" + LETTERS + ")++)*+");

    private static final Pattern WORD_OR_MARK = Pattern.compile(WORD.pattern() + "|[\\p{P}\\p{S}]");

    private Tokens() {}

    /** Without punctuation. */
    static List<String> words(String text) {
        return of(WORD, text);
    }

    /** With each mark of punctuation and each symbol as a token of its own. */
    static List<String> withMarks(String text) {
        return of(WORD_OR_MARK, text);
    }

    private static List<String> of(Pattern pattern, String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        Matcher matcher = pattern.matcher(plain);
        while (matcher.find()) {
            tokens.add(matcher.group().replace('’', '\''));
        }
        return tokens;
    }
}
