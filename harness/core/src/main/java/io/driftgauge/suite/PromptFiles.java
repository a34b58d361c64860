package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads prompts from files: a {@code .txt} (several parted by {@code ---}), {@code .md} or {@code .j2} is a text, a
 * {@code .json}, {@code .yaml} or {@code .yml} a text or chat, a line of {@code .jsonl} one of these, and a row of
 * {@code .csv} has a {@code prompt} and perhaps a {@code label}.
 */
final class PromptFiles {

    static final List<String> EXTENSIONS = List.of("txt", "md", "j2", "json", "yaml", "yml", "jsonl", "csv");

    private static final Pattern PARTED = Pattern.compile("(?m)^---\\s*$");

    private final PromptFolder folder;
    private final Problems problems;

    PromptFiles(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** A prompt with the name that its file gives it. */
    record Found(Tree content, @Nullable String label) {}

    boolean isReference(Tree tree) {
        return PromptFolder.reference(tree, EXTENSIONS) != null;
    }

    /** All prompts of the files that it names. */
    List<Found> read(Tree tree, Path from) {
        List<Found> found = new ArrayList<>();
        String reference = PromptFolder.reference(tree, EXTENSIONS);
        if (reference != null) {
            folder.resolveAll(reference, from, tree.where(), EXTENSIONS).forEach(named -> found.addAll(in(named)));
        }
        return found;
    }

    private List<Found> in(Path named) {
        String label = label(named);
        switch (PromptFolder.extension(named)) {
            case "json", "yaml", "yml" -> {
                Tree tree = folder.tree(named);
                return tree == null ? List.of() : List.of(new Found(tree, label));
            }
            case "jsonl" -> {
                String text = folder.text(named);
                List<Tree> rows =
                        text == null ? List.of() : new RowReader(problems).jsonLines(text, folder.shown(named));
                return rows.stream()
                        .map(row -> new Found(row, several(label, row, rows.size())))
                        .toList();
            }
            case "csv" -> {
                String text = folder.text(named);
                return text == null ? List.of() : table(text, named);
            }
            default -> {
                return texts(named, label);
            }
        }
    }

    private List<Found> texts(Path named, String label) {
        String text = folder.text(named);
        if (text == null) {
            return List.of();
        }
        Path shown = folder.shown(named);
        if (!PromptFolder.extension(named).equals("txt")
                || !PARTED.matcher(text).find()) {
            return List.of(new Found(new Tree.Leaf(text.stripTrailing(), new Location(shown, 0), true), label));
        }
        List<Found> found = new ArrayList<>();
        List<String> parts = List.of(PARTED.split(text));
        for (String part : parts) {
            if (!part.isBlank()) {
                Tree.Leaf leaf = new Tree.Leaf(part.strip(), new Location(shown, 0), true);
                found.add(new Found(leaf, several(label, leaf, parts.size())));
            }
        }
        return found;
    }

    /** Of several in one file, each is named by its own text too, never by its position. */
    private static String several(String label, Tree content, int all) {
        return all == 1 ? label : label + "-" + Names.hash(content.plain());
    }

    private List<Found> table(String text, Path named) {
        List<Found> found = new ArrayList<>();
        List<Tree> rows = new RowReader(problems).csv(text, folder.shown(named));
        for (Tree row : rows) {
            Tree prompt = column(row, "prompt");
            if (prompt == null) {
                problems.error(row.where(), "a .csv of prompts needs a column 'prompt'.");
                return List.of();
            }
            Tree own = column(row, "label");
            String chosen = own == null ? "" : Names.slug(Values.text(own.plain()));
            found.add(new Found(prompt, chosen.isEmpty() ? several(label(named), prompt, rows.size()) : chosen));
        }
        return found;
    }

    private static @Nullable Tree column(Tree row, String name) {
        return row instanceof Tree.Fields fields && fields.get("vars") instanceof Tree.Fields vars
                ? vars.get(name)
                : null;
    }

    private static String label(Path named) {
        String fileName = String.valueOf(named.getFileName());
        String slug = Names.slug(fileName.substring(0, fileName.lastIndexOf('.')));
        return slug.isEmpty() ? Names.hash(fileName) : slug;
    }
}
