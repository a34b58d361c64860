package io.driftgauge.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One message of a chat, templates already rendered.
 *
 * @param parts its content in order; may be empty where an assistant only calls tools
 * @param toolCalls tools that an assistant asked for, in order
 * @param toolCallId whose result this is, where {@link Role#TOOL} speaks and the call has an id
 */
public record Message(
        Role role,
        List<Part> parts,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId) {

    public Message {
        parts = List.copyOf(parts);
        toolCalls = List.copyOf(toolCalls);
    }

    /** A text. */
    public Message(Role role, String content) {
        this(role, List.of(new Part.Text(content)), List.of(), null);
    }

    /** What a user says in text and pictures. */
    public static Message user(List<Part> parts) {
        return new Message(Role.USER, parts, List.of(), null);
    }

    /** What an assistant said and which tools it asked for. */
    public static Message assistant(String text, List<ToolCall> toolCalls) {
        List<Part> parts = text.isEmpty() ? List.of() : List.of(new Part.Text(text));
        return new Message(Role.ASSISTANT, parts, toolCalls, null);
    }

    /** What a tool brought. */
    public static Message toolResult(@Nullable String toolCallId, String content) {
        return new Message(Role.TOOL, List.of(new Part.Text(content)), List.of(), toolCallId);
    }

    /** The content as text, parts on lines of their own; pictures in short. */
    public String content() {
        return parts.stream()
                .map(p -> p instanceof Part.Text text ? text.text() : p.toString())
                .collect(Collectors.joining("\n"));
    }

    /** True if role and text are all there is to it. */
    public boolean isText() {
        return toolCalls.isEmpty() && toolCallId == null && parts.size() == 1 && parts.get(0) instanceof Part.Text;
    }
}
