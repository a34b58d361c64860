package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what judges reply. A reply that is no grade is none: nothing passes because a judge left something out. */
final class JudgeWords {

    private static final Pattern CATEGORY = Pattern.compile("^\\W*([A-E])\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private JudgeWords() {}

    /** The last JSON object that stands in it. */
    static Optional<JsonNode> object(String reply) {
        List<JsonNode> found =
                JsonText.anywhere(reply).stream().filter(JsonNode::isObject).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** {@code pass} of a JSON reply. */
    static Optional<Boolean> pass(JsonNode json) {
        JsonNode pass = json.path("pass");
        if (pass.isBoolean()) {
            return Optional.of(pass.booleanValue());
        }
        return switch (pass.asText("").toLowerCase(Locale.ROOT)) {
            case "true", "yes", "pass" -> Optional.of(true);
            case "false", "no", "fail" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** {@code score} of a JSON reply, if it is within its range. */
    static OptionalDouble score(JsonNode json, double most) {
        JsonNode node = json.path("score");
        double score = node.isNumber()
                ? node.doubleValue()
                : node.isTextual() && node.textValue().matches("\\d+(?:\\.\\d+)?")
                        ? Double.parseDouble(node.textValue())
                        : Double.NaN;
        return score >= 0 && score <= most ? OptionalDouble.of(score) : OptionalDouble.empty();
    }

    /** The category, from JSON or as the first letter. */
    static Optional<String> category(String reply) {
        String said =
                object(reply).map(json -> json.path("category").asText("")).orElse(reply);
        Matcher letter = CATEGORY.matcher(said.strip());
        return letter.find() ? Optional.of(letter.group(1)) : Optional.empty();
    }

    /** Y or N, as the last line or, from a prompt of the suite's own, {@code pass} in JSON. */
    static Optional<Boolean> yes(String reply) {
        String last = reply.strip().lines().reduce("", (a, b) -> b).replaceAll("[^\\p{L}]", "");
        return switch (last.toUpperCase(Locale.ROOT)) {
            case "Y", "YES" -> Optional.of(true);
            case "N", "NO" -> Optional.of(false);
            default -> object(reply).flatMap(JudgeWords::pass);
        };
    }

    /** The steps that it names, one a line. */
    static Optional<String> steps(String reply) {
        Optional<JsonNode> json = object(reply).filter(o -> o.path("steps").isArray());
        String steps =
                json.isPresent() ? String.join("\n", TextChecks.texts(json.get().path("steps"))) : reply.strip();
        return steps.isBlank() ? Optional.empty() : Optional.of(steps);
    }

    /** The first number. */
    static OptionalInt number(String reply) {
        Matcher number = NUMBER.matcher(reply);
        return number.find() ? OptionalInt.of(Integer.parseInt(number.group())) : OptionalInt.empty();
    }

    static String reason(JsonNode json) {
        String reason = json.path("reason").asText("");
        return reason.isBlank() ? "" : ": " + Quote.of(reason);
    }
}
