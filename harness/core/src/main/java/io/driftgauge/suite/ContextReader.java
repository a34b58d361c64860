package io.driftgauge.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code context}: passages, as texts or files, that become the var {@code context}, blank lines between them. */
final class ContextReader {

    private static final List<String> FILES = List.of("txt", "md", "json", "yaml", "yml", "csv", "html", "xml");

    private final PromptFolder folder;
    private final Problems problems;

    ContextReader(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The passages as one text; null if there are none. */
    @Nullable Tree read(Mapping mapping, Path file) {
        List<String> passages = new ArrayList<>();
        for (Tree item : mapping.items("context")) {
            if (!(item instanceof Tree.Leaf leaf) || !(leaf.value() instanceof String text) || text.isBlank()) {
                problems.error(
                        item.where(),
                        "'context' in " + mapping.place() + " must hold texts or file://…, but here is " + item.kind()
                                + ".");
            } else if (text.startsWith(PromptFolder.REFERENCE)) {
                Path named = folder.resolve(text, file, leaf.where(), FILES);
                String content = named == null ? null : folder.text(named);
                passages.add(content == null ? "" : content.strip());
            } else {
                passages.add(text.strip());
            }
        }
        return passages.isEmpty() ? null : new Tree.Leaf(String.join("\n\n", passages), mapping.at("context"));
    }
}
