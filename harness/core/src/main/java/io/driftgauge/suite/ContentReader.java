package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the content of a chat message: a text, or a list of texts and pictures. */
final class ContentReader {

    private final Pictures pictures;
    private final Problems problems;

    ContentReader(PromptFolder folder, Problems problems) {
        this.pictures = new Pictures(folder, problems);
        this.problems = problems;
    }

    /** The message; null if its content can't be right, which is then noted. */
    PromptTemplate.@Nullable Line read(Role role, Tree content) {
        if (content instanceof Tree.Leaf leaf && leaf.value() instanceof String text) {
            return new PromptTemplate.Line(role, Template.parse(text, leaf, problems));
        }
        if (!(content instanceof Tree.Items list) || list.items().isEmpty()) {
            problems.error(
                    content.where(),
                    "'content' in a chat message must be a text or a list of parts, but is "
                            + (content instanceof Tree.Items ? "an empty list" : content.kind()) + ".");
            return null;
        }
        List<PromptTemplate.Piece> pieces = new ArrayList<>();
        for (Tree item : list.items()) {
            PromptTemplate.Piece piece = piece(role, item);
            if (piece != null) {
                pieces.add(piece);
            }
        }
        return pieces.isEmpty() ? null : new PromptTemplate.Line(role, pieces);
    }

    private PromptTemplate.@Nullable Piece piece(Role role, Tree item) {
        int before = problems.errorCount();
        Mapping part = Mapping.of(item, PromptKeys.PART, "a part of a message", problems);
        String type = part.text("type");
        if (type == null) {
            if (problems.errorCount() == before) {
                problems.error(item.where(), "a part of a message needs a 'type': text or image_url.");
            }
            return null;
        }
        Location at = part.at("type");
        switch (type) {
            case "text" -> {
                Template text = template(part, "text", item);
                return text == null ? null : new PromptTemplate.Words(text);
            }
            case "image_url" -> {
                if (role != Role.USER) {
                    problems.error(at, "a picture can stand in a message of the user only.");
                    return null;
                }
                Mapping image = part.mapping("image_url", PromptKeys.IMAGE_URL);
                if (image == null) {
                    problems.error(at, "a picture needs its address: {type: image_url, image_url: {url: …}}.");
                    return null;
                }
                Template url = template(image, "url", item);
                return url == null ? null : new PromptTemplate.Picture(url, image.at("url"), pictures);
            }
            default -> {
                if (problems.errorCount() == before) {
                    problems.error(
                            at,
                            "a part of type '" + type + "' is refused. Texts are {type: text, text: …}, pictures"
                                    + " {type: image_url, image_url: {url: …}}.");
                }
                return null;
            }
        }
    }

    private @Nullable Template template(Mapping mapping, String name, Tree item) {
        int before = problems.errorCount();
        String text = mapping.text(name);
        if (text != null && mapping.get(name) instanceof Tree.Leaf leaf) {
            return Template.parse(text, leaf, problems);
        }
        if (problems.errorCount() == before) {
            problems.error(item.where(), mapping.place() + " needs its '" + name + "'.");
        }
        return null;
    }
}
