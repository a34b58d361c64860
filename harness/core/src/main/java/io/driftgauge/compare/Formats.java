package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shape of an answer, by its Markdown and JSON: {@code empty}, {@code json-object}, {@code json-array}, either of them
 * {@code in a code fence}, {@code code fence}, {@code list}, {@code numbered list}, {@code table}, {@code prose}, and
 * {@code prose with …} a code fence, a table, headings, a list or a numbered list, the first of these that it has.
 */
final class Formats {

    private static final Pattern BULLET = Pattern.compile("\\s{0,8}[-*+•]\\s+\\S.*");
    private static final Pattern NUMBERED = Pattern.compile("\\s{0,8}\\d{1,3}[.)]\\s+\\S.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+\\S.*");
    private static final Pattern TABLE_RULE =
            Pattern.compile("\\s*\\|?\\s*:?-{2,}:?\\s*(?:\\|\\s*:?-{2,}:?\\s*)+\\|?\\s*");

    private Formats() {}

    static String of(String text) {
        if (text.isBlank()) {
            return "empty";
        }
        Optional<JsonNode> json = JsonText.whole(text).filter(JsonNode::isContainerNode);
        if (json.isPresent()) {
            return name(json.get());
        }
        Optional<String> fenced = JsonText.fenced(text);
        if (fenced.isPresent()) {
            return fenced.flatMap(JsonText::whole)
                    .filter(JsonNode::isContainerNode)
                    .map(node -> name(node) + " in a code fence")
                    .orElse("code fence");
        }
        return ofLines(text.lines().filter(l -> !l.isBlank()).toList());
    }

    private static String name(JsonNode json) {
        return json.isObject() ? "json-object" : "json-array";
    }

    private static String ofLines(List<String> lines) {
        long bullets = matching(lines, BULLET);
        long numbers = matching(lines, NUMBERED);
        if (lines.stream().anyMatch(l -> l.stripLeading().startsWith("```"))) {
            return "prose with a code fence";
        }
        if (lines.stream()
                .anyMatch(l -> l.length() < 1000 && TABLE_RULE.matcher(l).matches())) {
            boolean all = lines.stream().allMatch(l -> l.indexOf('|') >= 0);
            return all ? "table" : "prose with a table";
        }
        if (matching(lines, HEADING) > 0) {
            return "prose with headings";
        }
        if (numbers > 1 || (numbers == 1 && lines.size() == 1)) {
            return numbers == lines.size() ? "numbered list" : "prose with a numbered list";
        }
        if (bullets > 0) {
            return bullets == lines.size() ? "list" : "prose with a list";
        }
        return "prose";
    }

    private static long matching(List<String> lines, Pattern pattern) {
        return lines.stream().filter(l -> pattern.matcher(l).matches()).count();
    }
}
