package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.model.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what answers have in common. */
final class Fields {

    private Fields() {}

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    static String textOr(JsonNode node, String name, String otherwise) {
        String text = text(node, name);
        return text == null ? otherwise : text;
    }

    /** A count; null if it isn't told. */
    static @Nullable Long count(JsonNode node, String... path) {
        JsonNode value = node;
        for (String name : path) {
            value = value.path(name);
        }
        return value.isNumber() && value.longValue() >= 0 ? Long.valueOf(value.longValue()) : null;
    }

    /** The sum of counts that are told; null if the first isn't. */
    static @Nullable Long sum(@Nullable Long first, @Nullable Long... more) {
        if (first == null) {
            return null;
        }
        long sum = first;
        for (Long count : more) {
            sum += count == null ? 0 : count;
        }
        return sum;
    }

    static Usage usage(
            @Nullable Long prompt, @Nullable Long completion, @Nullable Long cached, @Nullable Long reasoning) {
        return new Usage(prompt, completion, cached, reasoning);
    }

    /** One natural logarithm a token. */
    static List<Double> logProbabilities(JsonNode tokens, String name) {
        List<Double> found = new ArrayList<>();
        for (JsonNode token : tokens) {
            JsonNode value = token.path(name);
            if (value.isNumber()) {
                found.add(value.doubleValue());
            }
        }
        return found;
    }
}
