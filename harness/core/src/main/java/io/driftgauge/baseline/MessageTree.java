package io.driftgauge.baseline;

import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import io.driftgauge.model.ToolCall;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message as its hash sees it: a text is its text, pictures and tool calls are spelt out. Ids of tool calls are random,
 * so that only their number within the chat counts.
 */
final class MessageTree {

    private MessageTree() {}

    /** The tool calls' numbers by id, in the order in which the chat names them. */
    static Map<String, Integer> numbers(List<Message> messages) {
        Map<String, Integer> numbers = new HashMap<>();
        for (Message message : messages) {
            for (ToolCall call : message.toolCalls()) {
                if (call.id() != null) {
                    numbers.putIfAbsent(call.id(), numbers.size() + 1);
                }
            }
            if (message.toolCallId() != null) {
                numbers.putIfAbsent(message.toolCallId(), numbers.size() + 1);
            }
        }
        return numbers;
    }

    static Map<String, Object> of(Message message, Map<String, Integer> numbers) {
        return Map.of("role", role(message), "content", content(message, numbers));
    }

    /** A string for a text, else a tree. */
    static Object content(Message message, Map<String, Integer> numbers) {
        if (message.isText()) {
            return message.content();
        }
        TreeMap<String, Object> tree = new TreeMap<>();
        tree.put("parts", message.parts().stream().map(MessageTree::part).toList());
        if (!message.toolCalls().isEmpty()) {
            tree.put(
                    "toolCalls",
                    message.toolCalls().stream().map(c -> call(c, numbers)).toList());
        }
        String id = message.toolCallId();
        if (id != null) {
            tree.put("toolCall", String.valueOf(numbers.get(id)));
        }
        return tree;
    }

    static String role(Message message) {
        return message.role().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> part(Part part) {
        if (part instanceof Part.Image image) {
            return Map.of("mediaType", image.mediaType(), "base64", image.base64());
        }
        return part instanceof Part.ImageUrl image
                ? Map.of("url", image.url())
                : Map.of("text", ((Part.Text) part).text());
    }

    private static Map<String, String> call(ToolCall call, Map<String, Integer> numbers) {
        String id = call.id();
        return Map.of(
                "name",
                call.name(),
                "arguments",
                call.arguments(),
                "number",
                id == null ? "" : String.valueOf(numbers.get(id)));
    }
}
