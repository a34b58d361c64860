package io.driftgauge.suite;

import io.driftgauge.base.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code tools} (what a model may call) and {@code tool_results} (what the calls answer here). */
final class ToolReader {

    static final int MOST_ROUNDS = 50;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final List<String> DECLARATIONS = List.of("json", "yaml", "yml");
    private static final List<String> RESULTS = List.of("txt", "md", "json", "yaml", "yml", "csv", "html", "xml");

    private final PromptFolder folder;
    private final Problems problems;

    ToolReader(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Tools read(Mapping mapping, Path file) {
        List<Map<String, Object>> declared = new ArrayList<>();
        for (Tree item : items(mapping, "tools", file)) {
            Map<String, Object> tool = declared(item, mapping.place());
            if (tool != null) {
                declared.add(tool);
            }
        }
        List<Tools.Canned> results = new ArrayList<>();
        for (Tree item : items(mapping, "tool_results", file)) {
            Tools.Canned canned = canned(item, mapping.place(), file);
            if (canned != null) {
                results.add(canned);
            }
        }
        OptionalInt rounds = mapping.whole("maxRounds", 1, MOST_ROUNDS);
        return new Tools(declared, results, LayerReader.boxed(rounds));
    }

    /** A result of a tool that the case declares not is most likely misspelt. */
    void check(Tools tools, Mapping mapping) {
        if (tools.declared().isEmpty()) {
            return;
        }
        Set<String> declared = new TreeSet<>();
        tools.declared().forEach(d -> declared.add(Tools.name(d)));
        for (Tools.Canned canned : tools.results()) {
            if (!declared.contains(canned.tool())) {
                problems.error(
                        canned.result().where(),
                        "'tool_results' in " + mapping.place() + " answers the tool '" + canned.tool()
                                + "', which 'tools' does not declare. "
                                + Nearest.hint("tools", canned.tool(), declared));
            }
        }
    }

    /** A list, one for a list of one, or what the named files hold. */
    private List<Tree> items(Mapping mapping, String key, Path file) {
        List<Tree> items = new ArrayList<>();
        for (Tree item : mapping.items(key)) {
            if (item instanceof Tree.Leaf leaf && leaf.value() instanceof String text && text.startsWith("file://")) {
                Path named = folder.resolve(text, file, leaf.where(), DECLARATIONS);
                Tree tree = named == null ? null : folder.tree(named);
                items.addAll(tree == null ? List.of() : tree instanceof Tree.Items list ? list.items() : List.of(tree));
            } else {
                items.add(item);
            }
        }
        return items;
    }

    /** Both ours, {@code {name, description, parameters}}, and the field's with {@code function} around it. */
    private @Nullable Map<String, Object> declared(Tree item, String place) {
        Tree inner =
                item instanceof Tree.Fields fields && fields.get("function") != null ? fields.get("function") : item;
        if (!(inner instanceof Tree.Fields fields)
                || !(fields.get("name") instanceof Tree.Leaf leaf)
                || !(leaf.value() instanceof String name)
                || !NAME.matcher(name).matches()) {
            problems.error(
                    item.where(),
                    "each of 'tools' in " + place
                            + " must be {name, description, parameters}, its name of letters, digits, '_', '.' and '-'.");
            return null;
        }
        Map<String, Object> function = new LinkedHashMap<>();
        fields.plain().forEach((key, value) -> {
            if (value != null) {
                function.put(key, value);
            }
        });
        return Map.of("type", "function", "function", function);
    }

    private Tools.@Nullable Canned canned(Tree item, String place, Path file) {
        int before = problems.errorCount();
        Mapping mapping = Mapping.of(item, PromptKeys.TOOL_RESULT, "a tool result of " + place, problems);
        String tool = mapping.text("tool");
        if (tool == null && problems.errorCount() == before) {
            problems.error(item.where(), mapping.place() + " needs a 'tool': the name of the tool that is called.");
        }
        Tree arguments = mapping.get("arguments");
        if (arguments != null && !(arguments instanceof Tree.Fields)) {
            problems.error(
                    arguments.where(),
                    "'arguments' in " + mapping.place() + " must be a mapping, but is " + arguments.kind() + ".");
        }
        Tree result = mapping.get("result");
        if (result == null && problems.errorCount() == before) {
            problems.error(item.where(), mapping.place() + " needs a 'result': what the tool answers.");
        }
        return tool == null || result == null || problems.errorCount() > before
                ? null
                : new Tools.Canned(tool, arguments, loaded(result, file));
    }

    private Tree loaded(Tree result, Path file) {
        if (!(result instanceof Tree.Leaf leaf)
                || !(leaf.value() instanceof String text)
                || !text.startsWith("file://")) {
            return result;
        }
        Path named = folder.resolve(text, file, leaf.where(), RESULTS);
        String content = named == null ? null : folder.text(named);
        return new Tree.Leaf(content == null ? "" : "{% raw %}" + content.strip() + "{% endraw %}", leaf.where());
    }
}
