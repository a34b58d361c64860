package io.driftgauge.suite;

import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prompt of a suite before a case's values are filled in.
 *
 * @param label its name where a suite has several
 * @param parameters generation parameters of its own
 */
record PromptTemplate(String label, List<Line> lines, Map<String, Object> parameters) {

    /** A message of the chat. */
    record Line(Role role, Template content) {}

    PromptTemplate {
        lines = List.copyOf(lines);
    }

    List<Message> render(Map<String, ? extends @Nullable Object> vars, String place, Problems problems) {
        List<Message> messages = new ArrayList<>();
        for (Line line : lines) {
            messages.add(new Message(line.role(), line.content().render(vars, place, problems)));
        }
        return messages;
    }
}
