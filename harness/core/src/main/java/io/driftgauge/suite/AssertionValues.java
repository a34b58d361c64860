package io.driftgauge.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Brings the value of an assertion into the one shape that its type has. */
final class AssertionValues {

    private AssertionValues() {}

    /**
     * The value in the shape of {@link AssertionType#value()}.
     *
     * @throws IllegalArgumentException if it does not fit; the message goes on after the assertion's name
     */
    static JsonNode shape(AssertionType type, @Nullable Object value) {
        return switch (type.value()) {
            case NONE -> throw new IllegalArgumentException("takes no value.");
            case TEXT -> JsonNodeFactory.instance.textNode(text(value));
            case TEXTS -> texts(value, type != AssertionType.SIMILAR);
            case TEXT_OR_JSON ->
                value instanceof Map || value instanceof List
                        ? json(value)
                        : JsonNodeFactory.instance.textNode(text(value));
            case PATTERN -> pattern(text(value));
            case SCHEMA -> schema(value);
            case RANGE -> range(value);
        };
    }

    /** The tree that parsing the value's text gives, so that it equals a parsed answer. */
    private static JsonNode json(Object value) {
        try {
            return Json.parse(Json.line(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("needs a JSON value: " + e.getOriginalMessage() + ".", e);
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException("needs a text as its value.");
        }
        String text = Values.text(value);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("needs a value; every answer fits an empty text.");
        }
        return text;
    }

    private static ArrayNode texts(@Nullable Object value, boolean commas) {
        ArrayNode texts = Json.array();
        if (value instanceof List<?> list) {
            list.forEach(item -> texts.add(text(item)));
        } else if (commas) {
            Arrays.stream(text(value).split(",", -1))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .forEach(texts::add);
        } else {
            texts.add(text(value));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("needs at least one text as its value.");
        }
        return texts;
    }

    private static JsonNode pattern(String regex) {
        try {
            Pattern.compile(regex);
            return JsonNodeFactory.instance.textNode(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "has no valid regular expression: " + e.getDescription() + " in '" + regex + "'.", e);
        }
    }

    private static JsonNode schema(@Nullable Object value) {
        if (!(value instanceof Map)) {
            throw new IllegalArgumentException("needs a JSON Schema (a mapping) as its value, or none.");
        }
        JsonNode schema = json(value);
        try {
            AnswerSchema.of(schema);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has no valid JSON Schema: " + e.getMessage() + ".", e);
        }
        return schema;
    }

    private static ObjectNode range(@Nullable Object value) {
        ObjectNode range = Json.object();
        if (value instanceof Map<?, ?> map
                && !map.isEmpty()
                && Set.of("min", "max").containsAll(map.keySet())) {
            if (map.containsKey("min")) {
                range.put("min", whole(map.get("min")));
            }
            if (map.containsKey("max")) {
                range.put("max", whole(map.get("max")));
            }
        } else {
            range.put("min", whole(value)).put("max", whole(value));
        }
        if (range.has("max") && range.path("min").asInt() > range.path("max").asInt()) {
            throw new IllegalArgumentException("can never hold: min is above max.");
        }
        return range;
    }

    private static int whole(@Nullable Object value) {
        try {
            int count = Integer.parseInt(Values.text(value));
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException notWhole) {
            // Told below, with negative numbers.
        }
        throw new IllegalArgumentException("needs a whole number from 0, or {min: …, max: …}, as its value.");
    }
}
