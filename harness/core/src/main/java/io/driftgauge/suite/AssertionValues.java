package io.driftgauge.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Brings the value of an assertion into the one shape that its type has. */
final class AssertionValues {

    /** What {@code contains-pii} can look for. */
    static final List<String> PII = List.of("email", "phone", "iban", "card", "key");

    private static final Map<String, String> FINISH = Map.of(
            "stop",
            "stop",
            "length",
            "length",
            "content_filter",
            "content_filter",
            "refusal",
            "content_filter",
            "tool_calls",
            "tool_calls",
            "function_call",
            "tool_calls");

    /** Texts that no pattern is written for: one that is found in all of them is found in every text. */
    private static final List<String> PROBES = List.of("", "\uE000", "\uE001\n\uE002", "\uE003 \uE004");

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
            case TEXTS -> texts(value, true);
            case REFERENCES -> texts(value, false);
            case TEXT_OR_JSON ->
                value instanceof Map || value instanceof List
                        ? json(value)
                        : JsonNodeFactory.instance.textNode(text(value));
            case PATTERN -> pattern(text(value));
            case SCHEMA -> schema(value);
            case RANGE -> range(value);
            case ELEMENTS -> elements(value);
            case SQL -> SqlValues.shape(value);
            case PII -> oneOf(texts(value, true), PII, "kinds");
            case LANGUAGES -> languages(texts(value, true));
            case FINISH -> finish(text(value));
            case TOOL_USED -> ToolValues.used(value);
            case TOOL_ARGS -> ToolValues.arguments(value);
            case TOOL_SEQUENCE -> ToolValues.sequence(value);
            case STEP_COUNT -> ToolValues.count(value);
        };
    }

    /** The value of an assertion that the file gives none. */
    static JsonNode withoutValue(AssertionType type) {
        return type.value() == AssertionType.Value.PII ? Json.node(PII) : MissingNode.getInstance();
    }

    /** The tree that parsing the value's text gives, so that it equals a parsed answer. */
    static JsonNode json(Object value) {
        try {
            return Json.parse(Json.line(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("needs a JSON value: " + e.getOriginalMessage() + ".", e);
        }
    }

    static String text(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException("needs a text as its value.");
        }
        String text = Values.text(value);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("needs a value; every answer fits an empty text.");
        }
        return text;
    }

    static ArrayNode texts(@Nullable Object value, boolean commas) {
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
            Pattern pattern = Pattern.compile(regex);
            if (PROBES.stream().allMatch(text -> pattern.matcher(text).find())) {
                throw new IllegalArgumentException(
                        "checks nothing: '" + regex + "' matches the empty text, so it is found in every answer.");
            }
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
        if (value instanceof Map<?, ?> map) {
            known(map, Set.of("min", "max"));
            bounds(map, range);
        } else {
            range.put("min", whole(value)).put("max", whole(value));
        }
        if (!range.has("max") && range.path("min").asInt() == 0) {
            throw new IllegalArgumentException("can never fail: every answer has 0 or more. Give 'max', or a 'min'.");
        }
        return range;
    }

    /** Puts {@code min} and {@code max}, whole numbers from 0, where the map has them. */
    static void bounds(Map<?, ?> map, ObjectNode range) {
        for (String bound : List.of("min", "max")) {
            if (map.containsKey(bound)) {
                range.put(bound, whole(map.get(bound)));
            }
        }
        if (range.has("max") && range.path("min").asInt() > range.path("max").asInt()) {
            throw new IllegalArgumentException("can never hold: min is above max.");
        }
    }

    static void known(Map<?, ?> map, Set<String> keys) {
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        "knows no '" + key + "' in its value. " + Nearest.hint("keys", String.valueOf(key), keys));
            }
        }
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

    private static JsonNode elements(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("needs {requiredElements: [root.child, …]} as its value, or none.");
        }
        known(map, Set.of("requiredElements"));
        ObjectNode elements = Json.object();
        elements.set("requiredElements", texts(map.get("requiredElements"), false));
        return elements;
    }

    static ArrayNode oneOf(ArrayNode names, List<String> known, String things) {
        names.forEach(name -> {
            if (!known.contains(name.asText())) {
                throw new IllegalArgumentException(
                        "knows no '" + name.asText() + "'. " + Nearest.hint(things, name.asText(), known));
            }
        });
        return names;
    }

    private static ArrayNode languages(ArrayNode codes) {
        codes.forEach(code -> {
            if (!code.asText().matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException(
                        "needs language codes (ISO 639) such as en, zh or deu, but '" + code.asText() + "' is none.");
            }
        });
        return codes;
    }

    private static JsonNode finish(String reason) {
        String known = FINISH.get(reason.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new IllegalArgumentException(
                    "knows no '" + reason + "'. " + Nearest.hint("reasons", reason, FINISH.keySet()));
        }
        return JsonNodeFactory.instance.textNode(known);
    }
}
