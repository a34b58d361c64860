package io.driftgauge.compare;

import io.driftgauge.compare.FactTokens.Kind;
import io.driftgauge.compare.FactTokens.Token;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit, read from tokens.
 *
 * @param value the number
 * @param unit singular or plural as the number wants it; empty if there is none
 * @param spelled true if it was written in words
 * @param end index of the token behind it
 */
record Quantity(BigDecimal value, String unit, boolean spelled, int end) {

    private static final int MOST_DIGITS = 30;

    /** The quantity that starts there, or null. */
    static @Nullable Quantity at(List<Token> tokens, int i) {
        if (i >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(i);
        if (token.kind() == Kind.NUMBER) {
            BigDecimal value = number(token.text());
            return value == null ? null : withUnit(tokens, scaled(tokens, value, i + 1), false);
        }
        NumberWords.Parsed words = token.kind() == Kind.WORD ? NumberWords.at(tokens, i) : null;
        return words == null ? null : withUnit(tokens, inBrackets(tokens, words), true);
    }

    /** As facts show it: {@code 30 days}, {@code 5%}, {@code 1000}. */
    String text() {
        return number(value) + (unit.isEmpty() ? "" : unit.equals("%") ? "%" : " " + unit);
    }

    Quantity withUnit(String other) {
        return new Quantity(value, other, spelled, end);
    }

    Quantity negated() {
        return new Quantity(value.negate(), unit, spelled, end);
    }

    private static String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }

    private static @Nullable BigDecimal number(String text) {
        String digits = text.replace(",", "");
        boolean plain = digits.length() <= MOST_DIGITS && digits.indexOf('.') == digits.lastIndexOf('.');
        return plain && digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')
                ? new BigDecimal(digits)
                : null;
    }

    /** "2 million", "5k". */
    private static NumberWords.Parsed scaled(List<Token> tokens, BigDecimal value, int next) {
        if (next < tokens.size()) {
            Token token = tokens.get(next);
            Long scale = NumberWords.scale(token.text());
            if (scale == null && token.is("k") && token.glued()) {
                scale = 1000L;
            }
            if (scale != null) {
                return new NumberWords.Parsed(value.multiply(BigDecimal.valueOf(scale)), next + 1);
            }
        }
        return new NumberWords.Parsed(value, next);
    }

    /** "thirty (30) days" is one number. */
    private static NumberWords.Parsed inBrackets(List<Token> tokens, NumberWords.Parsed words) {
        int i = words.end();
        if (i + 2 < tokens.size() && tokens.get(i).is("(") && tokens.get(i + 2).is(")")) {
            BigDecimal repeated = tokens.get(i + 1).kind() == Kind.NUMBER
                    ? number(tokens.get(i + 1).text())
                    : null;
            if (repeated != null && repeated.compareTo(words.value()) == 0) {
                return new NumberWords.Parsed(words.value(), i + 3);
            }
        }
        return words;
    }

    private static Quantity withUnit(List<Token> tokens, NumberWords.Parsed number, boolean spelled) {
        int i = number.end();
        if (i < tokens.size() && tokens.get(i).is("-") && tokens.get(i).glued()) {
            i++;
        }
        String kind = "";
        if (is(tokens, i, "business") || is(tokens, i, "working")) {
            kind = "business ";
            i++;
        } else if (is(tokens, i, "calendar")) {
            i++;
        }
        boolean one = number.value().compareTo(BigDecimal.ONE) == 0;
        String unit = null;
        int end = i + 1;
        if (is(tokens, i, "per") && is(tokens, i + 1, "cent")) {
            unit = "%";
            end = i + 2;
        } else if (is(tokens, i, "°") && i + 1 < tokens.size()) {
            unit = Units.named("°" + tokens.get(i + 1).text(), one);
            end = i + 2;
        } else if (i < tokens.size()) {
            unit = Units.named(tokens.get(i).text(), one);
        }
        return unit == null
                ? new Quantity(number.value(), "", spelled, number.end())
                : new Quantity(number.value(), kind + unit, spelled, end);
    }

    private static boolean is(List<Token> tokens, int i, String text) {
        return i < tokens.size() && tokens.get(i).is(text);
    }
}
