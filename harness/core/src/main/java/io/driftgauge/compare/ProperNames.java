package io.driftgauge.compare;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in answers: words written with a capital within a sentence ("Lima", "European Union"), or with one inside ("PayPal").
 * The first word of a sentence counts only where another answer has it within a sentence. Not for scripts without capitals;
 * in German, where every noun has one, it finds nouns.
 */
final class ProperNames {

    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'’&-]*");
    private static final Pattern SENTENCE_START =
            Pattern.compile("(?:^|[.!?:;\\n\"“”*#>|\\[({-]|\\d[.)])[\\s\"“*_(]*$");

    private ProperNames() {}

    /** Those that are names in at least one of these texts. */
    static Set<String> known(Collection<String> texts) {
        Set<String> names = new TreeSet<>();
        texts.forEach(text -> collect(text, names, Set.of()));
        return names;
    }

    /** The names of a text, given those that are known from all of them. */
    static Set<String> of(String text, Set<String> known) {
        Set<String> names = new LinkedHashSet<>();
        collect(text, names, known);
        return names;
    }

    private static void collect(String text, Set<String> names, Set<String> known) {
        for (Matcher m = WORD.matcher(text); m.find(); ) {
            String word = m.group();
            if (word.length() < 2 || !Character.isUpperCase(word.codePointAt(0)) || contraction(word)) {
                continue;
            }
            boolean inside = word.substring(1).chars().anyMatch(Character::isUpperCase)
                    && word.chars().anyMatch(Character::isLowerCase);
            int from = Math.max(0, m.start() - 8);
            boolean first =
                    SENTENCE_START.matcher(text.substring(from, m.start())).find() || m.start() == 0;
            if (inside || !first || known.contains(word)) {
                names.add(word);
            }
        }
    }

    private static boolean contraction(String word) {
        return word.startsWith("I'") || word.startsWith("I’");
    }
}
