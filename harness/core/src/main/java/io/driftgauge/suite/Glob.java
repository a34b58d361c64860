package io.driftgauge.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A pattern for names: {@code *} and {@code ?} within a segment, {@code **} over slashes; case counts. */
final class Glob {

    private final String text;
    private final Pattern pattern;

    private Glob(String text) {
        this.text = text;
        this.pattern = Pattern.compile(regex(text));
    }

    static Glob of(String text) {
        return new Glob(text);
    }

    /** Those of a list with commas; empty for a blank one. */
    static List<Glob> list(String text) {
        List<Glob> globs = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                globs.add(new Glob(part.strip()));
            }
        }
        return globs;
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?+");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(c == '?' ? "[^/]" : literal(c));
            }
        }
        return regex.toString();
    }

    private static String literal(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? String.valueOf(c) : "\\" + c;
    }

    @Override
    public String toString() {
        return text;
    }
}
