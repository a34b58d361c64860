package io.driftgauge.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of the assertions about tool calls. */
final class ToolValues {

    private ToolValues() {}

    /** A name, names, or {@code {pattern or name, min, max}}: an array of the last. */
    static ArrayNode used(@Nullable Object value) {
        ArrayNode tools = Json.array();
        if (value instanceof Map<?, ?> map) {
            AssertionValues.known(map, Set.of("pattern", "name", "min", "max"));
            ObjectNode tool = Json.object().put("pattern", pattern(map));
            AssertionValues.bounds(map, tool);
            if (!tool.has("min") && !tool.has("max")) {
                tool.put("min", 1);
            }
            tools.add(bounded(tool));
        } else {
            AssertionValues.texts(value, true)
                    .forEach(name ->
                            tools.addObject().put("pattern", name.asText()).put("min", 1));
        }
        return tools;
    }

    static ObjectNode count(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("needs {type: tool, pattern: …, min: …, max: …} as its value.");
        }
        AssertionValues.known(map, Set.of("type", "pattern", "min", "max"));
        if (map.containsKey("type") && !"tool".equals(map.get("type"))) {
            throw new IllegalArgumentException(
                    "counts steps of the type tool: other steps of an agent are not seen in a replay.");
        }
        ObjectNode count = Json.object();
        count.put("pattern", map.containsKey("pattern") ? AssertionValues.text(map.get("pattern")) : "*");
        AssertionValues.bounds(map, count);
        return bounded(count);
    }

    private static ObjectNode bounded(ObjectNode count) {
        if (!count.has("max") && count.path("min").asInt() == 0) {
            throw new IllegalArgumentException("can never fail: give 'max', or a 'min' above 0.");
        }
        return count;
    }

    static ObjectNode sequence(@Nullable Object value) {
        ObjectNode sequence = Json.object().put("mode", "in_order");
        if (value instanceof Map<?, ?> map) {
            AssertionValues.known(map, Set.of("steps", "mode"));
            sequence.put("mode", mode(map, "in_order", List.of("in_order", "exact")));
            sequence.set("steps", AssertionValues.texts(map.get("steps"), false));
        } else {
            sequence.set("steps", AssertionValues.texts(value, true));
        }
        return sequence;
    }

    static ObjectNode arguments(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("needs {name: …, args: {…}} as its value.");
        }
        AssertionValues.known(map, Set.of("name", "pattern", "args", "arguments", "mode", "defaults", "ignore"));
        Object args = map.containsKey("args") ? map.get("args") : map.get("arguments");
        if (args == null) {
            throw new IllegalArgumentException("needs the expected arguments under 'args'.");
        }
        ObjectNode shaped = Json.object().put("pattern", pattern(map));
        shaped.put("mode", mode(map, "partial", List.of("partial", "exact")));
        shaped.set("args", AssertionValues.json(args));
        Object defaults = map.get("defaults");
        if (defaults != null) {
            shaped.set("defaults", AssertionValues.json(defaults));
        }
        if (map.containsKey("ignore")) {
            shaped.set("ignore", AssertionValues.texts(map.get("ignore"), false));
        }
        return shaped;
    }

    private static String pattern(Map<?, ?> map) {
        if (map.containsKey("name") == map.containsKey("pattern")) {
            throw new IllegalArgumentException("needs one of 'name' and 'pattern', the tool that it is about.");
        }
        return AssertionValues.text(map.containsKey("name") ? map.get("name") : map.get("pattern"));
    }

    private static String mode(Map<?, ?> map, String fallback, List<String> modes) {
        if (!map.containsKey("mode")) {
            return fallback;
        }
        String mode = AssertionValues.text(map.get("mode"));
        AssertionValues.oneOf(Json.array().add(mode), modes, "modes");
        return mode;
    }
}
