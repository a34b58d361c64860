package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.driftgauge.base.Json;
import io.driftgauge.replay.AnswerReading;
import io.driftgauge.suite.AnswerRule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses an answer into the value that it stands for, by its case's rule:
 *
 * <ul>
 *   <li>labels: the one label that the answer names as a whole word, ignoring case, spelled as the rule spells it; of labels
 *       that contain one another the longest; nothing if it names none or several;
 *   <li>regex: the first group of the first match, or the whole match if there is no such group or it took no part;
 *   <li>JSON path: the value there as canonical JSON, of the answer, of its code fence, or of the first JSON within it;
 *   <li>automatic: an object or array (also in a code fence) as canonical JSON; an answer of one word or number (in a script without
 *       spaces up to four characters) as that word
 *       in lower case without quotes, emphasis and closing punctuation; an answer that opens with "yes" or "no" and a
 *       comma, full stop or the like as that word; else nothing.
 * </ul>
 */
public final class AnswerParser {

    private static final int LONGEST_WORD = 40;

    /** Without spaces between words a sentence looks like one; labels are short. */
    private static final int LONGEST_UNSPACED = 4;

    private static final Pattern YES_NO = Pattern.compile("[\\s\"'*_`]*(yes|no)[*_`]*[,.;:!–—].*", Pattern.DOTALL);

    private static final Configuration JSON_PATH = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private AnswerParser() {}

    /** What the steps of a chain take from earlier answers, read by the same rules. */
    public static AnswerReading reading() {
        return new AnswerReading() {
            @Override
            public @Nullable String label(AnswerRule rule, String text) {
                return parse(rule, text);
            }

            @Override
            public @Nullable JsonNode json(String text) {
                return JsonText.structure(text)
                        .or(() -> JsonText.anywhere(text).stream().findFirst())
                        .orElse(null);
            }
        };
    }

    /** The parsed answer, or null if the rule finds none. */
    public static @Nullable String parse(AnswerRule rule, String text) {
        if (rule instanceof AnswerRule.Labels labels) {
            return label(labels.labels(), text);
        }
        if (rule instanceof AnswerRule.Regex regex) {
            return match(regex.pattern(), text);
        }
        if (rule instanceof AnswerRule.JsonPath path) {
            return at(path.path(), text);
        }
        return automatic(text);
    }

    private static @Nullable String label(List<String> labels, String text) {
        StringBuilder rest = new StringBuilder(text.toLowerCase(Locale.ROOT));
        TreeSet<String> named = new TreeSet<>();
        List<String> longestFirst = labels.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String label : longestFirst) {
            String word = label.toLowerCase(Locale.ROOT);
            for (int i = rest.indexOf(word); i >= 0 && !word.isEmpty(); i = rest.indexOf(word, i + 1)) {
                int end = i + word.length();
                if (!isWord(rest, i - 1) && !isWord(rest, end)) {
                    named.add(label);
                    rest.replace(i, end, "\0".repeat(word.length()));
                }
            }
        }
        return named.size() == 1 ? named.first() : null;
    }

    private static boolean isWord(CharSequence text, int i) {
        return i >= 0 && i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
    }

    private static @Nullable String match(Pattern pattern, String text) {
        try {
            MatchResult match = SafeRegex.find(pattern, text);
            if (match == null) {
                return null;
            }
            String group = match.groupCount() > 0 ? match.group(1) : null;
            return group == null ? match.group() : group;
        } catch (SafeRegex.TooHard e) {
            return null;
        }
    }

    private static @Nullable String at(String path, String text) {
        Optional<JsonNode> json = JsonText.structure(text)
                .or(() -> JsonText.anywhere(text).stream().findFirst());
        if (json.isEmpty()) {
            return null;
        }
        try {
            JsonPath compiled = JsonPath.compile(path);
            JsonNode found = compiled.read(json.get(), JSON_PATH);
            boolean nothing = found == null || (!compiled.isDefinite() && found.isEmpty());
            return nothing ? null : Json.canonical(found);
        } catch (RuntimeException nothingThere) {
            // The path itself was checked with the suite; the library throws many kinds for values that it doesn't fit.
            return null;
        }
    }

    private static @Nullable String automatic(String text) {
        Optional<JsonNode> json = JsonText.structure(text);
        if (json.isPresent()) {
            return Json.canonical(json.get());
        }
        String word = bare(text.strip());
        if (!word.isEmpty()
                && word.length() <= LONGEST_WORD
                && word.chars().noneMatch(Character::isWhitespace)
                && word.codePoints().filter(Words::unspaced).count() <= LONGEST_UNSPACED) {
            return word.toLowerCase(Locale.ROOT);
        }
        var opening =
                YES_NO.matcher(text.substring(0, Math.min(20, text.length())).toLowerCase(Locale.ROOT));
        return opening.matches() ? opening.group(1) : null;
    }

    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && "\"'`*_“‘«(".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "\"'`*_”’».,;:!?)。".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(start, end);
    }
}
