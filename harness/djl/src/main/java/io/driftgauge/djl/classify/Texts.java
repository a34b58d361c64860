package io.driftgauge.djl.classify;

import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of a request. */
final class Texts {

    private Texts() {}

    /**
     * The only message's.
     *
     * @throws IllegalArgumentException if there are several, or other things than text
     */
    static String only(ChatRequest request) {
        if (request.messages().size() != 1) {
            throw new IllegalArgumentException("it takes a single message, the text to judge; the prompt has "
                    + request.messages().size() + ".");
        }
        return text(request.messages().get(0));
    }

    /** The last message's. */
    static String last(ChatRequest request) {
        return text(request.messages().get(request.messages().size() - 1));
    }

    /** All but the last, each on lines of its own; empty if there is only one. */
    static String before(ChatRequest request) {
        List<Message> messages = request.messages();
        return messages.subList(0, messages.size() - 1).stream()
                .map(Texts::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Message message) {
        if (!message.isText()) {
            throw new IllegalArgumentException("it takes texts only, no pictures and no tool calls.");
        }
        return message.content();
    }
}
