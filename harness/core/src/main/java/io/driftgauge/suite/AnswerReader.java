package io.driftgauge.suite;

import com.jayway.jsonpath.InvalidPathException;
import io.driftgauge.base.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads how an answer is to be parsed: {@code labels}, {@code regex} or {@code jsonPath}. */
final class AnswerReader {

    private AnswerReader() {}

    static @Nullable AnswerRule read(Mapping answer, Problems problems) {
        if (answer.names().size() != 1) {
            problems.error(answer.where(), answer.place() + " must have one of labels, regex and jsonPath.");
            return null;
        }
        if (answer.has("labels")) {
            return labels(answer, problems);
        }
        String regex = answer.text("regex");
        if (regex != null) {
            Pattern pattern = pattern(regex, answer.at("regex"), answer.place(), problems);
            return pattern == null ? null : new AnswerRule.Regex(pattern);
        }
        String path = answer.text("jsonPath");
        return path == null ? null : jsonPath(path, answer, problems);
    }

    private static @Nullable AnswerRule labels(Mapping answer, Problems problems) {
        List<String> labels = answer.texts("labels");
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            if (!seen.add(label.toLowerCase(Locale.ROOT))) {
                problems.error(
                        answer.at("labels"),
                        "the label '" + label + "' in " + answer.place() + " stands there twice (case doesn't count).");
            }
        }
        if (labels.isEmpty()) {
            problems.error(answer.at("labels"), "'labels' in " + answer.place() + " must name at least one label.");
            return null;
        }
        return new AnswerRule.Labels(labels);
    }

    private static @Nullable AnswerRule jsonPath(String path, Mapping answer, Problems problems) {
        try {
            com.jayway.jsonpath.JsonPath.compile(path);
            return new AnswerRule.JsonPath(path);
        } catch (InvalidPathException e) {
            problems.error(
                    answer.at("jsonPath"),
                    "'" + path + "' in " + answer.place() + " is not a valid JSONPath: " + e.getMessage() + ".");
            return null;
        }
    }

    /** Compiles; null if it is no pattern, which is then noted. */
    static @Nullable Pattern pattern(String regex, Location where, String place, Problems problems) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            problems.error(
                    where,
                    "'" + regex + "' in " + place + " is not a valid regular expression: " + e.getDescription()
                            + (e.getIndex() >= 0 ? " near position " + e.getIndex() : "") + ".");
            return null;
        }
    }
}
