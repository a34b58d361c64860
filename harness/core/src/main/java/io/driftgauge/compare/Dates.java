package io.driftgauge.compare;

import io.driftgauge.compare.FactTokens.Kind;
import io.driftgauge.compare.FactTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and times of day: "January 5, 2026", "5th of Jan", "9:30 am", "5pm". */
final class Dates {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?");

    private Dates() {}

    /**
     * A date or time and where it ends.
     *
     * @param end index of the token behind it
     */
    record Parsed(String fact, int end) {}

    /** The date or time that starts there, or null. */
    static @Nullable Parsed at(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.kind() == Kind.WORD) {
            return monthFirst(tokens, i);
        }
        if (token.kind() != Kind.NUMBER) {
            return null;
        }
        Parsed dayFirst = dayFirst(tokens, i);
        return dayFirst != null ? dayFirst : time(tokens, i);
    }

    private static @Nullable Parsed monthFirst(List<Token> tokens, int i) {
        int month = month(tokens, i);
        if (month == 0) {
            return null;
        }
        int next = is(tokens, i + 1, ".") ? i + 2 : i + 1;
        int day = whole(tokens, next);
        if (day >= 1 && day <= 31) {
            int end = ordinal(tokens, next + 1);
            return dated(
                    tokens, month, day, is(tokens, end, ",") && whole(tokens, end + 1) >= 1000 ? end + 1 : end, end);
        }
        boolean may = tokens.get(i).is("may");
        return day >= 1000 && day <= 2999 && !may ? new Parsed(MONTHS.get(month - 1) + " " + day, next + 1) : null;
    }

    private static @Nullable Parsed dayFirst(List<Token> tokens, int i) {
        int day = whole(tokens, i);
        if (day < 1 || day > 31) {
            return null;
        }
        int next = ordinal(tokens, i + 1);
        next = is(tokens, next, "of") ? next + 1 : next;
        int month = month(tokens, next);
        return month == 0 ? null : dated(tokens, month, day, next + 1, next + 1);
    }

    private static Parsed dated(List<Token> tokens, int month, int day, int yearAt, int end) {
        int year = whole(tokens, yearAt);
        return year >= 1000 && year <= 2999
                ? new Parsed(String.format(Locale.ROOT, "%d-%02d-%02d", year, month, day), yearAt + 1)
                : new Parsed(MONTHS.get(month - 1) + " " + day, end);
    }

    private static @Nullable Parsed time(List<Token> tokens, int i) {
        String text = tokens.get(i).text();
        boolean clock = CLOCK.matcher(text).matches();
        String half = is(tokens, i + 1, "am") ? " am" : is(tokens, i + 1, "pm") ? " pm" : "";
        int hour = whole(tokens, i);
        if (clock) {
            String plain = text.charAt(0) == '0' && text.charAt(1) != ':' ? text.substring(1) : text;
            return new Parsed(plain + half, half.isEmpty() ? i + 1 : i + 2);
        }
        return !half.isEmpty() && hour >= 1 && hour <= 12 ? new Parsed(hour + ":00" + half, i + 2) : null;
    }

    private static int month(List<Token> tokens, int i) {
        if (i >= tokens.size() || tokens.get(i).kind() != Kind.WORD) {
            return 0;
        }
        String word = tokens.get(i).text();
        for (int m = 0; m < MONTHS.size(); m++) {
            String name = MONTHS.get(m);
            boolean shortened = word.length() == 3 || word.equals("sept");
            if (name.equals(word) || (shortened && name.startsWith(word))) {
                return m + 1;
            }
        }
        return 0;
    }

    private static int ordinal(List<Token> tokens, int i) {
        boolean ordinal = i < tokens.size()
                && tokens.get(i).glued()
                && List.of("st", "nd", "rd", "th").contains(tokens.get(i).text());
        return ordinal ? i + 1 : i;
    }

    /** A whole number of up to four digits, else 0. */
    private static int whole(List<Token> tokens, int i) {
        boolean digits = i < tokens.size()
                && tokens.get(i).kind() == Kind.NUMBER
                && tokens.get(i).text().length() <= 4
                && tokens.get(i).text().chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(tokens.get(i).text()) : 0;
    }

    private static boolean is(List<Token> tokens, int i, String text) {
        return i < tokens.size() && tokens.get(i).is(text);
    }
}
