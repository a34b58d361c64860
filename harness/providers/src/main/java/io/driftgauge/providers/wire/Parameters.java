package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a request: a format takes those that it spells in its own way; what is left goes as it is. */
final class Parameters {

    private final Map<String, Object> left;

    Parameters(Map<String, Object> parameters) {
        this.left = new TreeMap<>(parameters);
        Object passthrough = left.remove("passthrough");
        if (passthrough instanceof Map<?, ?> more) {
            more.forEach((name, value) -> left.put(String.valueOf(name), value));
        }
    }

    /** Takes it out; null if it isn't there. */
    @Nullable JsonNode take(String name) {
        Object value = left.remove(name);
        return value == null ? null : Json.node(value);
    }

    /** Takes the first of several spellings that is there, and all the others out. */
    @Nullable JsonNode takeAny(String... names) {
        JsonNode found = null;
        for (String name : names) {
            JsonNode value = take(name);
            found = found == null ? value : found;
        }
        return found;
    }

    /** Moves one to another name, if it is there. */
    void move(ObjectNode to, String newName, String... names) {
        JsonNode value = takeAny(names);
        if (value != null) {
            to.set(newName, value);
        }
    }

    /** A list of stop strings; one alone counts as a list. */
    void moveStop(ObjectNode to, String newName) {
        JsonNode stop = takeAny("stop", "stop_sequences", "stopSequences");
        if (stop != null) {
            to.set(newName, stop.isArray() ? stop : Json.array().add(stop));
        }
    }

    /** Puts what is left into the body; objects of the same name are merged. */
    void rest(ObjectNode body) {
        left.forEach((name, value) -> {
            JsonNode node = Json.node(value);
            if (node instanceof ObjectNode more && body.path(name) instanceof ObjectNode there) {
                more.fields().forEachRemaining(field -> there.set(field.getKey(), field.getValue()));
            } else {
                body.set(name, node);
            }
        });
        left.clear();
    }

    /** A response format as it is commonly spelt: {@code {type: json_object}} or a JSON schema. */
    static @Nullable JsonNode schema(JsonNode format) {
        JsonNode schema = format.path("json_schema").path("schema");
        if (schema.isMissingNode()) {
            schema = format.path("schema");
        }
        return schema.isObject() ? schema : null;
    }

    /** The functions of commonly spelt tools; a tool of another kind stands as it is. */
    static boolean isFunction(JsonNode tool) {
        return tool.path("function").isObject()
                && "function".equals(tool.path("type").asText("function"));
    }

    static ArrayNode array(JsonNode node) {
        return node instanceof ArrayNode array ? array : Json.array().add(node);
    }
}
