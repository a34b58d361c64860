package io.driftgauge.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ToolCall;
import java.util.List;
import java.util.Set;

/**
 * Tool calls of models that have no other way than to write them. An answer counts as a call if it is, from its first
 * character to its last (white space, one code fence or {@code <tool_call>} tags aside), one JSON object of exactly a
 * {@code name} that is a tool of the case and {@code arguments} (or {@code parameters}), an object. Anything else is an
 * answer. Nothing is run: a call only looks up its canned result.
 */
final class WrittenCalls {

    private static final String OPEN = "<tool_call>";
    private static final String CLOSE = "</tool_call>";

    private WrittenCalls() {}

    static List<ToolCall> in(ChatResponse response, Set<String> tools, AnswerReading reading) {
        String text = response.text().strip();
        if (text.startsWith(OPEN) && text.endsWith(CLOSE)) {
            text = text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
        }
        boolean whole =
                (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("```") && text.endsWith("```"));
        JsonNode json = whole ? reading.json(text) : null;
        if (json == null || !json.isObject() || json.size() != 2) {
            return List.of();
        }
        JsonNode arguments = json.has("arguments") ? json.path("arguments") : json.path("parameters");
        String name = json.path("name").asText("");
        return arguments.isObject() && tools.contains(name)
                ? List.of(new ToolCall(name, Json.canonical(arguments)))
                : List.of();
    }
}
