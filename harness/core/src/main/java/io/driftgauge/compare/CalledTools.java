package io.driftgauge.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tool calls of an answer: those that its provider told, else those that stand in its text as JSON. */
final class CalledTools {

    private CalledTools() {}

    /**
     * A call.
     *
     * @param arguments empty if they are no JSON
     */
    record Call(String name, Optional<JsonNode> arguments) {}

    static List<Call> of(Subject subject) {
        List<Call> calls = new ArrayList<>();
        subject.response().toolCalls().forEach(c -> calls.add(new Call(c.name(), parse(c.arguments()))));
        if (calls.isEmpty()) {
            JsonText.anywhere(subject.text()).forEach(json -> collect(json, calls));
        }
        return calls;
    }

    /** OpenAI's, Anthropic's and Google's shapes, alone, in lists, or under {@code tool_calls}. */
    private static void collect(JsonNode json, List<Call> calls) {
        if (json.isArray()) {
            json.forEach(item -> collect(item, calls));
        } else if (json.path("function").isObject()) {
            collect(json.path("function"), calls);
        } else if (json.path("functionCall").isObject()) {
            collect(json.path("functionCall"), calls);
        } else if (json.path("tool_calls").isArray()) {
            collect(json.path("tool_calls"), calls);
        } else if (json.path("name").isTextual()) {
            for (String key : List.of("arguments", "args", "input")) {
                JsonNode arguments = json.path(key);
                if (!arguments.isMissingNode()) {
                    Optional<JsonNode> parsed =
                            arguments.isTextual() ? parse(arguments.textValue()) : Optional.of(arguments);
                    calls.add(new Call(json.path("name").textValue(), parsed));
                    return;
                }
            }
        }
    }

    private static Optional<JsonNode> parse(String arguments) {
        try {
            return Optional.of(Json.parse(arguments.isBlank() ? "{}" : arguments));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
