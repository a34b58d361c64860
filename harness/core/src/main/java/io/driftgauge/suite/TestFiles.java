package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tests of a suite: inline, and in the files that it names. */
final class TestFiles {

    static final List<String> EXTENSIONS = List.of("csv", "jsonl", "yaml", "yml", "json");

    private static final List<String> SPREADSHEETS = List.of("xlsx", "xls");

    private final PromptFolder folder;
    private final Problems problems;
    private final References references;

    TestFiles(PromptFolder folder, References references, Problems problems) {
        this.folder = folder;
        this.references = references;
        this.problems = problems;
    }

    /** All of an item: itself, or those of the files that it names. */
    List<TestEntry> of(Tree item, Path file) {
        if (!(item instanceof Tree.Leaf leaf)) {
            return generated(item) ? List.of() : List.of(new TestEntry(item, file, false, Optional.empty()));
        }
        String text = leaf.value() instanceof String s ? s.strip() : "";
        String reason = refusal(text);
        String reference = PromptFolder.reference(leaf, EXTENSIONS);
        if (reason != null) {
            problems.error(leaf.where(), "'" + Problems.shortened(text) + "' " + reason);
        } else if (reference == null) {
            problems.error(
                    leaf.where(),
                    "a test must be a mapping or file://… (." + String.join(", .", EXTENSIONS) + "), but is "
                            + leaf.kind() + ".");
        } else {
            List<TestEntry> entries = new ArrayList<>();
            for (Path named : folder.resolveAll(reference, file, leaf.where(), EXTENSIONS)) {
                entries.addAll(in(named, leaf.where()));
            }
            return entries;
        }
        return List.of();
    }

    private static @Nullable String refusal(String text) {
        String bare = text.replaceFirst("#.*", "");
        String extension = bare.substring(bare.lastIndexOf('.') + 1);
        if (text.startsWith("http:") || text.startsWith("https:") || text.startsWith("huggingface:")) {
            return Keys.SERVICE + " Save the rows as .csv or .jsonl beside the suite.";
        }
        return SPREADSHEETS.contains(extension) ? "is refused: save the sheet as .csv." : null;
    }

    /** promptfoo's {@code {path: file.py, config: …}}. */
    private boolean generated(Tree item) {
        boolean generated = item instanceof Tree.Fields fields && fields.get("path") instanceof Tree.Leaf;
        if (generated) {
            problems.error(item.where(), "'path' in a test " + Keys.CODE);
        }
        return generated;
    }

    private List<TestEntry> in(Path named, Location where) {
        String extension = PromptFolder.extension(named);
        boolean rows = Set.of("csv", "jsonl").contains(extension);
        List<Tree> trees;
        if (rows) {
            String text = folder.text(named);
            RowReader reader = new RowReader(problems);
            Path shown = folder.shown(named);
            trees = text == null
                    ? List.of()
                    : extension.equals("csv") ? reader.csv(text, shown) : reader.jsonLines(text, shown);
        } else {
            Tree tree = folder.tree(named);
            if (tree != null) {
                references.root(named, tree);
            }
            trees = tree instanceof Tree.Items list ? list.items() : tree == null ? List.of() : List.of(tree);
        }
        if (trees.isEmpty()) {
            problems.error(where, "'" + folder.shown(named).getFileName() + "' holds no tests.");
        }
        return trees.stream()
                .map(t -> new TestEntry(t, named, rows, Optional.empty()))
                .toList();
    }
}
