package io.driftgauge.suite;

import java.util.List;
import java.util.regex.Pattern;

/** How an answer is parsed into the value that it stands for; the parsed answer is a channel of its own. */
public sealed interface AnswerRule {

    /** One of these words, ignoring case; the answer names exactly one of them, else it is unparsed. */
    record Labels(List<String> labels) implements AnswerRule {
        public Labels {
            labels = List.copyOf(labels);
        }
    }

    /** The first group of the first match, or the whole match. */
    record Regex(Pattern pattern) implements AnswerRule {}

    /** The value at that path of the answer's JSON, canonical. */
    record JsonPath(String path) implements AnswerRule {}

    /** The documented automatic rule: JSON as canonical JSON, a short single word or number as itself, else nothing. */
    record Automatic() implements AnswerRule {}
}
