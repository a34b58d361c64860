package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The assertions about the answer's text. */
final class TextChecks {

    private TextChecks() {}

    /** A check made of what it wants and how it looks. */
    record Check(String wanted, Function<Subject, Finding> look) implements AnswerCheck {

        @Override
        public Finding check(Subject subject) {
            return look.apply(subject);
        }
    }

    static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        value.forEach(v -> texts.add(v.asText()));
        return texts;
    }

    static AnswerCheck equalTo(String text) {
        return new Check(
                "equal " + Quote.of(text), a -> Finding.of(a.text().strip().equals(text.strip()), ""));
    }

    static AnswerCheck startsWith(String text) {
        return new Check(
                "start with " + Quote.of(text), a -> Finding.of(a.text().startsWith(text), ""));
    }

    static AnswerCheck contains(List<String> texts, boolean all, boolean ignoringCase) {
        String quoted = texts.stream().map(Quote::of).collect(Collectors.joining(", "));
        String which = texts.size() == 1 ? "" : all ? "all of " : "one of ";
        return new Check("contain " + which + quoted + (ignoringCase ? ", ignoring case" : ""), answer -> {
            String text = fold(answer.text(), ignoringCase);
            List<String> found = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            texts.forEach(t -> (text.contains(fold(t, ignoringCase)) ? found : missing).add(Quote.of(t)));
            boolean holds = all ? missing.isEmpty() : !found.isEmpty();
            return Finding.of(
                    holds, texts.size() == 1 ? "" : holds ? "found: " + list(found) : "missing: " + list(missing));
        });
    }

    static AnswerCheck regex(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new Check("match the pattern " + Quote.of(regex), answer -> {
            try {
                MatchResult match = SafeRegex.find(pattern, answer.text());
                return Finding.of(match != null, match == null ? "" : "it matches " + Quote.of(match.group()));
            } catch (SafeRegex.TooHard e) {
                return Finding.undecided(e.why());
            }
        });
    }

    private static String list(List<String> quoted) {
        return String.join(", ", quoted);
    }

    /** Letters that differ in case alone, or in how their accents are encoded, become the same. */
    private static String fold(String text, boolean ignoringCase) {
        return ignoringCase
                ? Normalizer.normalize(text, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT)
                : text;
    }
}
