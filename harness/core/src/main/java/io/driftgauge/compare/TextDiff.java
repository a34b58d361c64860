package io.driftgauge.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.diff.CommandVisitor;
import org.apache.commons.text.diff.StringsComparator;

/**
 * Two texts, word by word: what stayed, what went, what came. The segments that stayed or went are the old text, those that
 * stayed or came the new one, character by character. Whoever shows a segment escapes it for its own medium.
 */
public final class TextDiff {

    /** Myers' algorithm costs length times difference: beyond this many words it compares lines, then nothing finer. */
    private static final int MOST_TOKENS = 2000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}_'’]+|\\s+|.", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");

    private TextDiff() {}

    /** What became of a piece of text. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A piece of text, never empty. */
    public record Segment(Kind kind, String text) {}

    /** Alternating segments; where words were replaced, the old ones come first. Empty for two empty texts. */
    public static List<Segment> of(String before, String now) {
        List<Segment> segments = compare(tokens(WORD, before), tokens(WORD, now), true);
        return Tidy.of(segments);
    }

    private static List<Segment> compare(List<String> before, List<String> now, boolean words) {
        int start = 0;
        int shorter = Math.min(before.size(), now.size());
        while (start < shorter && before.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<Segment> segments = new ArrayList<>();
        add(segments, Kind.SAME, before.subList(0, start));
        middle(segments, before.subList(start, before.size() - end), now.subList(start, now.size() - end), words);
        add(segments, Kind.SAME, before.subList(before.size() - end, before.size()));
        return segments;
    }

    private static void middle(List<Segment> segments, List<String> before, List<String> now, boolean words) {
        if (before.size() <= MOST_TOKENS && now.size() <= MOST_TOKENS) {
            symbols(segments, before, now);
        } else if (words) {
            String old = String.join("", before);
            String current = String.join("", now);
            refine(segments, Tidy.of(compare(tokens(LINE, old), tokens(LINE, current), false)));
        } else {
            add(segments, Kind.REMOVED, before);
            add(segments, Kind.ADDED, now);
        }
    }

    /** Within lines that were replaced by others, compares words after all. */
    private static void refine(List<Segment> segments, List<Segment> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Segment line = lines.get(i);
            boolean replaced = line.kind() == Kind.REMOVED
                    && i + 1 < lines.size()
                    && lines.get(i + 1).kind() == Kind.ADDED;
            List<String> old = replaced ? tokens(WORD, line.text()) : List.of();
            List<String> current = replaced ? tokens(WORD, lines.get(i + 1).text()) : List.of();
            if (replaced && old.size() <= MOST_TOKENS && current.size() <= MOST_TOKENS) {
                symbols(segments, old, current);
                i++;
            } else {
                segments.add(line);
            }
        }
    }

    /** Each different token becomes a character, so that the library's comparison of strings is one of tokens. */
    private static void symbols(List<Segment> segments, List<String> before, List<String> now) {
        Map<String, Character> symbols = new HashMap<>();
        List<String> texts = new ArrayList<>();
        String old = encode(before, symbols, texts);
        String current = encode(now, symbols, texts);
        new StringsComparator(old, current).getScript().visit(new CommandVisitor<Character>() {
            @Override
            public void visitKeepCommand(Character c) {
                segments.add(new Segment(Kind.SAME, texts.get(c)));
            }

            @Override
            public void visitDeleteCommand(Character c) {
                segments.add(new Segment(Kind.REMOVED, texts.get(c)));
            }

            @Override
            public void visitInsertCommand(Character c) {
                segments.add(new Segment(Kind.ADDED, texts.get(c)));
            }
        });
    }

    private static String encode(List<String> tokens, Map<String, Character> symbols, List<String> texts) {
        StringBuilder encoded = new StringBuilder(tokens.size());
        for (String token : tokens) {
            encoded.append(symbols.computeIfAbsent(token, t -> {
                texts.add(t);
                return (char) (texts.size() - 1);
            }));
        }
        return encoded.toString();
    }

    private static void add(List<Segment> segments, Kind kind, List<String> tokens) {
        if (!tokens.isEmpty()) {
            segments.add(new Segment(kind, String.join("", tokens)));
        }
    }

    private static List<String> tokens(Pattern pattern, String text) {
        List<String> tokens = new ArrayList<>();
        for (Matcher m = pattern.matcher(text); m.find(); ) {
            tokens.add(m.group());
        }
        return tokens;
    }

    /** Joins neighbours, and lets a blank between two changes change with them. */
    private static final class Tidy {

        private final List<Segment> out = new ArrayList<>();
        private final StringBuilder same = new StringBuilder();
        private final StringBuilder removed = new StringBuilder();
        private final StringBuilder added = new StringBuilder();

        static List<Segment> of(List<Segment> segments) {
            Tidy tidy = new Tidy();
            segments.forEach(tidy::take);
            tidy.flushChange();
            tidy.flushSame();
            return List.copyOf(tidy.out);
        }

        private boolean changing() {
            return removed.length() + added.length() > 0;
        }

        /** {@code same} holds what stayed before the open change, or, while one is open, what may yet join it. */
        private void take(Segment segment) {
            if (segment.kind() == Kind.SAME) {
                if (changing() && !segment.text().isBlank()) {
                    String blank = same.toString();
                    same.setLength(0);
                    flushChange();
                    same.append(blank);
                }
                same.append(segment.text());
                return;
            }
            if (changing()) {
                removed.append(same);
                added.append(same);
                same.setLength(0);
            } else {
                flushSame();
            }
            (segment.kind() == Kind.REMOVED ? removed : added).append(segment.text());
        }

        private void flushChange() {
            put(Kind.REMOVED, removed);
            put(Kind.ADDED, added);
        }

        private void flushSame() {
            put(Kind.SAME, same);
        }

        private void put(Kind kind, StringBuilder text) {
            if (text.length() > 0) {
                out.add(new Segment(kind, text.toString()));
                text.setLength(0);
            }
        }
    }
}
