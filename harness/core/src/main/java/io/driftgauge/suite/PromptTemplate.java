package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** With the prefix before and the suffix behind the last message of the user, or the last if none is the user's. */
    PromptTemplate around(LayerOptions options, Location where, Problems problems) {
        if (lines.isEmpty() || (options.prefix() == null && options.suffix() == null)) {
            return this;
        }
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).role() != Role.USER) {
            last--;
        }
        List<Template.Part> parts = new ArrayList<>(parts(options.prefix(), where, problems));
        parts.addAll(lines.get(last).content().parts());
        parts.addAll(parts(options.suffix(), where, problems));
        List<Line> all = new ArrayList<>(lines);
        all.set(last, new Line(lines.get(last).role(), new Template(parts)));
        return new PromptTemplate(label, all, parameters);
    }

    private static List<Template.Part> parts(@Nullable String text, Location where, Problems problems) {
        return text == null
                ? List.of()
                : Template.parse(text, new Tree.Leaf(text, where), problems).parts();
    }

    /** Its messages, not filled in, for comparing prompts. */
    List<String> texts() {
        return lines.stream()
                .map(l -> l.role() + ": "
                        + l.content().parts().stream().map(PromptTemplate::text).collect(Collectors.joining()))
                .toList();
    }

    private static String text(Template.Part part) {
        return part instanceof Template.Part.Name name ? "{{" + name.name() + "}}" : ((Template.Part.Text) part).text();
    }

    List<Message> render(Map<String, ? extends @Nullable Object> vars, String place, Problems problems) {
        List<Message> messages = new ArrayList<>();
        for (Line line : lines) {
            messages.add(new Message(line.role(), line.content().render(vars, place, problems)));
        }
        return messages;
    }
}
