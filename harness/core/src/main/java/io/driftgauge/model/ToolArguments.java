package io.driftgauge.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tool call's arguments as values, so that two ways of writing the same are the same: keys sorted, {@code 3.0} and
 * {@code 3}, white space at a text's ends, and dates ({@code 2026-05-04}, {@code May 4, 2026}, {@code 4 May 2026},
 * {@code 2026/05/04}; a time with its zone becomes one in UTC). A text of digits stays a text: its type is an argument's too.
 */
public final class ToolArguments {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            formatter("uuuu/MM/dd"),
            formatter("MMMM d, uuuu"),
            formatter("MMM d, uuuu"),
            formatter("d MMMM uuuu"),
            formatter("d MMM uuuu"));

    private static final int LONGEST_DATE = 40;

    private ToolArguments() {}

    /** Of a call; what is no JSON is a text. */
    public static JsonNode of(ToolCall call) {
        String written = call.arguments().isBlank() ? "{}" : call.arguments();
        try {
            return normalised(Json.parse(written));
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(call.arguments().strip());
        }
    }

    /** The same for a value. */
    public static JsonNode normalised(JsonNode value) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                sorted.put(field.getKey(), normalised(field.getValue()));
            }
            ObjectNode object = Json.object();
            object.setAll(sorted);
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = Json.object().arrayNode();
            value.forEach(item -> array.add(normalised(item)));
            return array;
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return DecimalNode.valueOf(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        }
        return value.isTextual() ? TextNode.valueOf(text(value.textValue().strip())) : value;
    }

    private static String text(String text) {
        if (text.length() > LONGEST_DATE || text.chars().noneMatch(Character::isDigit)) {
            return text;
        }
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDate.parse(text, format).toString();
            } catch (DateTimeException another) {
                // the next format may fit
            }
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.toString();
        } catch (DateTimeException noDate) {
            return text;
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
