package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Chats for vendors that keep the system's words apart and want the two sides to take turns. */
final class Messages {

    private Messages() {}

    /** What one side says in a row; tools speak on the user's side. */
    record Turn(boolean assistant, List<Message> messages) {}

    /** The system's words, joined. */
    static String system(List<Message> messages) {
        return messages.stream()
                .filter(m -> m.role() == Role.SYSTEM)
                .map(Message::content)
                .collect(Collectors.joining("\n\n"));
    }

    /** Puts all others into {@code messages}, a turn each, spelt as user and assistant with a list of blocks. */
    static void put(ObjectNode body, List<Message> messages, BiConsumer<ArrayNode, Message> blocks) {
        ArrayNode spelt = body.putArray("messages");
        for (Turn turn : turns(messages)) {
            ArrayNode content = spelt.addObject()
                    .put("role", turn.assistant() ? "assistant" : "user")
                    .putArray("content");
            turn.messages().forEach(m -> blocks.accept(content, m));
        }
    }

    /** All others, in turns. */
    static List<Turn> turns(List<Message> messages) {
        List<Turn> turns = new ArrayList<>();
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                continue;
            }
            boolean assistant = message.role() == Role.ASSISTANT;
            if (turns.isEmpty() || turns.get(turns.size() - 1).assistant() != assistant) {
                turns.add(new Turn(assistant, new ArrayList<>()));
            }
            turns.get(turns.size() - 1).messages().add(message);
        }
        return turns;
    }
}
