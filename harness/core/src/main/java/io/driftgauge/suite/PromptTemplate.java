package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A prompt of a suite before a case's values are filled in.
 *
 * @param label its name where a suite has several
 * @param parameters generation parameters of its own
 */
record PromptTemplate(String label, List<Line> lines, Map<String, Object> parameters) {

    /**
     * A message of the chat.
     *
     * @param pieces in order; not empty
     */
    record Line(Role role, List<Piece> pieces) {

        Line {
            pieces = List.copyOf(pieces);
        }

        Line(Role role, Template content) {
            this(role, List.of(new Words(content)));
        }

        /** All that is filled in, addresses of pictures too. */
        Template content() {
            return new Template(
                    pieces.stream().flatMap(p -> p.template().parts().stream()).toList());
        }

        /** Where its first picture stands, if it has one. */
        Optional<Location> picture() {
            return pieces.stream()
                    .filter(Picture.class::isInstance)
                    .map(p -> ((Picture) p).where())
                    .findFirst();
        }
    }

    /** A piece of a message. */
    sealed interface Piece {
        Template template();
    }

    /** A text. */
    record Words(Template template) implements Piece {}

    /**
     * A picture.
     *
     * @param template of its URL
     */
    record Picture(Template template, Location where, Pictures pictures) implements Piece {}

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
        List<Template.Part> before = parts(options.prefix(), where, problems);
        List<Template.Part> after = parts(options.suffix(), where, problems);
        List<Piece> pieces = new ArrayList<>(lines.get(last).pieces());
        if (pieces.get(0) instanceof Words words) {
            pieces.set(0, new Words(joined(before, words.template().parts())));
        } else if (!before.isEmpty()) {
            pieces.add(0, new Words(new Template(before)));
        }
        int end = pieces.size() - 1;
        if (pieces.get(end) instanceof Words words) {
            pieces.set(end, new Words(joined(words.template().parts(), after)));
        } else if (!after.isEmpty()) {
            pieces.add(new Words(new Template(after)));
        }
        List<Line> all = new ArrayList<>(lines);
        all.set(last, new Line(lines.get(last).role(), pieces));
        return new PromptTemplate(label, all, parameters);
    }

    private static Template joined(List<Template.Part> first, List<Template.Part> second) {
        List<Template.Part> parts = new ArrayList<>(first);
        parts.addAll(second);
        return new Template(parts);
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
            List<Part> parts = new ArrayList<>();
            for (Piece piece : line.pieces()) {
                int before = problems.errorCount();
                String text = piece.template().render(vars, place, problems);
                Part part = piece instanceof Picture picture && problems.errorCount() == before
                        ? picture.pictures().find(text, picture.where())
                        : new Part.Text(text);
                if (part != null) {
                    parts.add(part);
                }
            }
            messages.add(new Message(line.role(), parts, List.of(), null));
        }
        return messages;
    }
}
