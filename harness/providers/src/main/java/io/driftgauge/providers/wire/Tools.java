package io.driftgauge.providers.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.Message;
import io.driftgauge.model.ToolCall;
import java.util.List;
import java.util.function.BiConsumer;

/** Tools and tool choices as they are commonly spelt, for vendors that spell them in their own way. */
final class Tools {

    private Tools() {}

    /** Puts each function into its new spelling; a tool that is no common function stands as it is. */
    static ArrayNode each(JsonNode tools, BiConsumer<ObjectNode, JsonNode> spell) {
        ArrayNode spelt = Json.array();
        for (JsonNode tool : tools) {
            if (Parameters.isFunction(tool)) {
                spell.accept(spelt.addObject(), tool.path("function"));
            } else {
                spelt.add(tool);
            }
        }
        return spelt;
    }

    /** Name and description, where they are. */
    static void describe(ObjectNode spelt, JsonNode function) {
        for (String name : new String[] {"name", "description"}) {
            if (function.hasNonNull(name)) {
                spelt.set(name, function.path(name));
            }
        }
    }

    /** The schema of a function's arguments; an empty object where there is none. */
    static JsonNode schema(JsonNode function) {
        return function.path("parameters").isObject()
                ? function.path("parameters")
                : Json.object().put("type", "object");
    }

    /** {@code auto}, {@code none}, {@code required}, the name of the function that is to be called behind a colon, or empty. */
    static String choice(JsonNode choice) {
        if (choice.isTextual()) {
            return choice.textValue();
        }
        String name = choice.path("function").path("name").asText("");
        return name.isEmpty() ? "" : ":" + name;
    }

    /** A call's arguments as a tree. */
    static JsonNode arguments(ToolCall call) {
        try {
            JsonNode arguments = Json.parse(call.arguments());
            return arguments.isObject() ? arguments : Json.object();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the arguments of the tool call '" + call.name() + "' are not JSON, which this vendor needs.");
        }
    }

    /** The name of the tool whose result a message is; empty if no call has its id. */
    static String name(List<Message> messages, Message result) {
        for (Message message : messages) {
            for (ToolCall call : message.toolCalls()) {
                if (call.id() != null && call.id().equals(result.toolCallId())) {
                    return call.name();
                }
            }
        }
        return "";
    }

    /** An id for a call that has none. */
    static String id(ToolCall call, int index) {
        String id = call.id();
        return id == null ? "call_" + (index + 1) : id;
    }
}
