package io.driftgauge.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The surface of an answer as numbers, whatever it says: how long, how laid out, in what tone. Words in lists are English;
 * the rest holds for any language that separates words.
 */
public enum Style {
    WORDS(Kind.COUNT),
    SENTENCES(Kind.COUNT),
    LINES(Kind.COUNT),
    HEADINGS(Kind.COUNT),
    BULLETS(Kind.COUNT),
    NUMBERED(Kind.COUNT),
    TABLE_ROWS(Kind.COUNT),
    CODE_FENCES(Kind.COUNT),
    BOLD(Kind.COUNT),
    BRACKETS(Kind.COUNT),
    QUESTIONS(Kind.COUNT),
    EXCLAMATIONS(Kind.COUNT),
    COMMAS(Kind.COUNT),
    NUMBERS(Kind.COUNT),
    HEDGES(Kind.COUNT),
    APOLOGIES(Kind.COUNT),
    FIRST_PERSON(Kind.COUNT),
    WORD_LENGTH(Kind.MEAN),
    CAPITALS(Kind.SHARE),
    DIGITS(Kind.SHARE),
    PUNCTUATION(Kind.SHARE),
    FULL_STOP(Kind.ANSWERS),
    JSON(Kind.ANSWERS);

    /** What a feature's numbers are. */
    public enum Kind {
        /** How often something stands in an answer, from 0. */
        COUNT,
        /** A mean over an answer's parts, from 0. */
        MEAN,
        /** Of an answer's characters, in [0, 1]. */
        SHARE,
        /** 1 for an answer that is so, else 0. */
        ANSWERS
    }

    private static final List<Style> ALL = List.of(values());

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}'’-]*+)");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?。！？]+(?=\\s|$)");
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s.*");
    private static final Pattern BULLET = Pattern.compile("\\s{0,8}[-*+•]\\s+\\S.*");
    private static final Pattern ITEM = Pattern.compile("\\s{0,8}\\d{1,3}[.)]\\s+\\S.*");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*[^*\\n]{1,200}\\*\\*|__[^_\\n]{1,200}__");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*");
    private static final Pattern HEDGE = Pattern.compile(
            "\\b(?:may|might|perhaps|possibly|probably|likely|generally|typically|usually|could|seems?|appears?|somewhat)\\b");
    private static final Pattern SORRY = Pattern.compile(
            "\\b(?:sorry|apologi[sz]e|unfortunately|can't|cannot|unable|won't|not able|decline|as an ai|inappropriate)\\b");
    private static final Pattern PERSON = Pattern.compile("\\b(?:i|i'm|i'll|i've|i'd|we|we're|we'll|my|our)\\b");

    private final Kind kind;

    Style(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Where it stands in {@link #of}. */
    @SuppressWarnings("EnumOrdinal") // the place in an array of all of them is what the ordinal is
    public int index() {
        return ordinal();
    }

    /** All features of a text, each at its {@link #index}. */
    public static double[] of(String text) {
        double[] values = new double[ALL.size()];
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        int words = 0;
        int letters = 0;
        for (Matcher m = WORD.matcher(text); m.find(); ) {
            words++;
            letters += m.end() - m.start();
        }
        set(values, WORDS, words);
        set(values, WORD_LENGTH, words == 0 ? 0 : (double) letters / words);
        set(values, SENTENCES, count(SENTENCE_END, text));
        lines(values, text);
        signs(values, text);
        set(values, BOLD, count(EMPHASIS, text));
        set(values, NUMBERS, count(NUMBER, text));
        set(values, HEDGES, count(HEDGE, lower));
        set(values, APOLOGIES, count(SORRY, lower));
        set(values, FIRST_PERSON, count(PERSON, lower));
        Optional<?> json = JsonText.structure(text);
        String end = text.stripTrailing();
        set(values, FULL_STOP, end.endsWith(".") || end.endsWith("。") ? 1 : 0);
        set(values, JSON, json.isPresent() ? 1 : 0);
        return values;
    }

    private static void lines(double[] values, String text) {
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            String start = line.stripLeading();
            add(values, LINES, true);
            add(values, HEADINGS, HEADING.matcher(line).matches());
            add(values, BULLETS, BULLET.matcher(line).matches());
            add(values, NUMBERED, ITEM.matcher(line).matches());
            add(values, TABLE_ROWS, start.startsWith("|"));
            add(values, CODE_FENCES, start.startsWith("```"));
        }
    }

    private static void signs(double[] values, String text) {
        int capitals = 0;
        int digits = 0;
        int punctuation = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            capitals += Character.isUpperCase(c) ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
            punctuation += !Character.isLetterOrDigit(c) && !Character.isWhitespace(c) ? 1 : 0;
            add(values, BRACKETS, c == '(' || c == '[' || c == '{');
            add(values, QUESTIONS, c == '?');
            add(values, EXCLAMATIONS, c == '!');
            add(values, COMMAS, c == ',');
        }
        double length = Math.max(1, text.length());
        set(values, CAPITALS, capitals / length);
        set(values, DIGITS, digits / length);
        set(values, PUNCTUATION, punctuation / length);
    }

    private static int count(Pattern pattern, String text) {
        int count = 0;
        for (Matcher m = pattern.matcher(text); m.find(); ) {
            count++;
        }
        return count;
    }

    private static void set(double[] values, Style feature, double value) {
        values[feature.index()] = value;
    }

    private static void add(double[] values, Style feature, boolean here) {
        values[feature.index()] += here ? 1 : 0;
    }
}
