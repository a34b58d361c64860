package io.driftgauge.compare;

import io.driftgauge.compare.FactTokens.Kind;
import io.driftgauge.compare.FactTokens.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads English number words: "thirty", "twenty-one", "two hundred and five", "a thousand". */
final class NumberWords {

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));

    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);

    private static final Map<String, Long> SCALES =
            Map.of("hundred", 100L, "thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);

    private NumberWords() {}

    /**
     * A number and where it ends.
     *
     * @param end index of the token behind it
     */
    record Parsed(BigDecimal value, int end) {}

    /** The factor that a word multiplies by, or null. */
    static @Nullable Long scale(String word) {
        return SCALES.get(word);
    }

    /** The number that starts there, or null. */
    static @Nullable Parsed at(List<Token> tokens, int start) {
        long total = 0;
        long current = -1;
        int i = start;
        if (is(tokens, i, "a") && scaleAt(tokens, i + 1) != null) {
            current = 1;
            i++;
        }
        while (true) {
            int next = current >= 0 ? skipJoint(tokens, i, current, total) : i;
            String word = word(tokens, next);
            Long scale = SCALES.get(word);
            Integer small = small(word, current);
            if (small != null) {
                current = Math.max(current, 0) + small;
            } else if (scale != null && current > 0 && next == i) {
                if (scale == 100) {
                    current *= 100;
                } else {
                    total += current * scale;
                    current = 0;
                }
            } else {
                break;
            }
            i = next + 1;
        }
        return current < 0 ? null : new Parsed(BigDecimal.valueOf(total + current), i);
    }

    /** A word below hundred that may follow what was read so far. */
    private static @Nullable Integer small(String word, long current) {
        boolean free = current <= 0 || current % 100 == 0;
        Integer tens = TENS.get(word);
        if (tens != null) {
            return free ? tens : null;
        }
        Integer small = SMALL.get(word);
        boolean behindTens = current > 0 && current % 10 == 0 && current % 100 >= 20;
        return small != null && (free || (behindTens && small > 0 && small < 10)) ? small : null;
    }

    /** The hyphen of "twenty-one" and the "and" of "two hundred and five". */
    private static int skipJoint(List<Token> tokens, int i, long current, long total) {
        boolean hyphen = is(tokens, i, "-") && tokens.get(i).glued() && current % 100 >= 20;
        boolean and = is(tokens, i, "and") && current % 100 == 0 && (current > 0 || total > 0);
        return (hyphen || and) && small(word(tokens, i + 1), current) != null ? i + 1 : i;
    }

    private static @Nullable Long scaleAt(List<Token> tokens, int i) {
        return SCALES.get(word(tokens, i));
    }

    private static boolean is(List<Token> tokens, int i, String text) {
        return i < tokens.size() && tokens.get(i).is(text);
    }

    private static String word(List<Token> tokens, int i) {
        return i < tokens.size() && tokens.get(i).kind() == Kind.WORD
                ? tokens.get(i).text()
                : "";
    }
}
