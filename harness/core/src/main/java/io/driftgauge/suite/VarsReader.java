package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a case. {@code file://} stands for a file's text, or for the value in a YAML or JSON file; with a
 * pattern for the texts of all files that match, one case each.
 */
final class VarsReader {

    private static final List<String> FILES =
            List.of("txt", "md", "json", "yaml", "yml", "csv", "html", "xml", "sql", "log", "eml");

    private static final List<String> TREES = List.of("json", "yaml", "yml");

    private final PromptFolder folder;
    private final Problems problems;
    private final ContextReader context;

    VarsReader(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
        this.context = new ContextReader(folder, problems);
    }

    Map<String, Tree> read(Mapping mapping, Path file) {
        Map<String, Tree> vars = new LinkedHashMap<>();
        Tree tree = mapping.get("vars");
        if (tree instanceof Tree.Fields map) {
            map.fields().forEach((name, field) -> vars.put(name, loaded(field.value(), file)));
        } else if (tree != null) {
            List<Tree> files = tree instanceof Tree.Items list ? list.items() : List.of(tree);
            files.forEach(item -> addAll(vars, item, mapping, file));
        }
        Tree input = mapping.get("input");
        if (input != null && vars.putIfAbsent("input", loaded(input, file)) != null) {
            problems.error(input.where(), "'input' in " + mapping.place() + " stands among its 'vars' too. Keep one.");
        }
        Tree passages = context.read(mapping, file);
        if (passages != null && vars.putIfAbsent("context", passages) != null) {
            problems.error(
                    passages.where(), "'context' in " + mapping.place() + " stands among its 'vars' too. Keep one.");
        }
        return vars;
    }

    /** The values of a file that is named in place of a mapping. */
    private void addAll(Map<String, Tree> vars, Tree item, Mapping mapping, Path file) {
        String reference = PromptFolder.reference(item, TREES);
        if (reference == null) {
            problems.error(
                    item.where(),
                    "'vars' in " + mapping.place() + " must be a mapping, or name a .yaml or .json file that holds one,"
                            + " but is " + item.kind() + ".");
            return;
        }
        for (Path named : folder.resolveAll(reference, file, item.where(), TREES)) {
            Tree tree = folder.tree(named);
            if (tree instanceof Tree.Fields map) {
                map.fields().forEach((name, field) -> vars.put(name, loaded(field.value(), named)));
            } else if (tree != null) {
                problems.error(tree.where(), "this file stands for vars, so it must hold a mapping.");
            }
        }
    }

    private Tree loaded(Tree value, Path file) {
        if (value instanceof Tree.Items list) {
            List<Tree> items = new ArrayList<>();
            list.items().forEach(item -> items.add(loaded(item, file)));
            return new Tree.Items(items, list.where());
        }
        if (!(value instanceof Tree.Leaf leaf)
                || !(leaf.value() instanceof String text)
                || !text.startsWith(PromptFolder.REFERENCE)) {
            return value;
        }
        if (!PromptFolder.isPattern(text)) {
            Path named = folder.resolve(text, file, leaf.where(), FILES);
            return named == null ? new Tree.Leaf("", leaf.where()) : content(named, leaf.where());
        }
        List<Tree> items = new ArrayList<>();
        folder.resolveAll(text, file, leaf.where(), FILES).forEach(named -> items.add(content(named, leaf.where())));
        return new Tree.Items(items, leaf.where());
    }

    private Tree content(Path named, Location where) {
        if (!TREES.contains(PromptFolder.extension(named))) {
            String text = folder.text(named);
            return new Tree.Leaf(text == null ? "" : text.strip(), where);
        }
        @Nullable Tree tree = folder.tree(named);
        if (tree instanceof Tree.Items list) {
            return new Tree.Whole(list);
        }
        return tree == null ? new Tree.Leaf("", where) : tree;
    }
}
