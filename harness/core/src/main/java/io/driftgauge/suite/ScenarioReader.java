package io.driftgauge.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code scenarios}: each test of a scenario stands for a case with each of its configs. */
final class ScenarioReader {

    private static final List<String> FILES = List.of("yaml", "yml", "json");

    private final PromptFolder folder;
    private final LayerReader layers;
    private final TestFiles tests;
    private final Problems problems;

    ScenarioReader(PromptFolder folder, LayerReader layers, TestFiles tests, Problems problems) {
        this.folder = folder;
        this.layers = layers;
        this.tests = tests;
        this.problems = problems;
    }

    /** All entries of a suite's scenarios. */
    List<TestEntry> read(Mapping suite, Path file) {
        List<TestEntry> entries = new ArrayList<>();
        for (Found scenario : expanded(suite.items("scenarios"), file)) {
            entries.addAll(crossed(scenario.tree(), scenario.file()));
        }
        return entries;
    }

    /** A value, and the file that it stands in. */
    private record Found(Tree tree, Path file) {}

    private List<Found> expanded(List<Tree> items, Path file) {
        List<Found> found = new ArrayList<>();
        for (Tree item : items) {
            String reference = PromptFolder.reference(values(item), FILES);
            if (reference == null) {
                found.add(new Found(item, file));
                continue;
            }
            for (Path named : folder.resolveAll(reference, file, item.where(), FILES)) {
                Tree tree = folder.tree(named);
                List<Tree> inFile =
                        tree instanceof Tree.Items list ? list.items() : tree == null ? List.of() : List.of(tree);
                inFile.forEach(t -> found.add(new Found(t, named)));
            }
        }
        return found;
    }

    /** promptfoo's {@code $values: file://…}, which stands for the file's entries. */
    private static Tree values(Tree item) {
        if (item instanceof Tree.Fields fields && fields.fields().size() == 1) {
            Tree values = Layer.first(fields.get("$values"), fields.get("$expand"));
            return values == null ? item : values;
        }
        return item;
    }

    private List<TestEntry> crossed(Tree tree, Path file) {
        Mapping scenario = Mapping.of(tree, PromptKeys.SCENARIO, "a scenario", problems);
        List<TestEntry> own = new ArrayList<>();
        scenario.items("tests").forEach(item -> own.addAll(tests.of(item, file)));
        List<TestEntry.Side> sides = sides(expanded(scenario.items("config"), file));
        if (own.isEmpty() || sides.isEmpty()) {
            if (tree instanceof Tree.Fields) {
                problems.error(tree.where(), "a scenario needs 'config', a list of vars, and 'tests'.");
            }
            return List.of();
        }
        List<TestEntry> entries = new ArrayList<>();
        for (TestEntry test : own) {
            for (TestEntry.Side side : sides) {
                entries.add(new TestEntry(test.tree(), test.file(), test.dataRow(), Optional.of(side)));
            }
        }
        return entries;
    }

    private List<TestEntry.Side> sides(List<Found> configs) {
        List<TestEntry.Side> sides = new ArrayList<>();
        Map<String, Tree> seen = new HashMap<>();
        for (Found config : configs) {
            Mapping mapping = Mapping.of(config.tree(), PromptKeys.SCENARIO_CONFIG, "a scenario's config", problems);
            Layer layer = layers.read(mapping, config.file());
            String key = key(mapping, layer);
            Tree earlier = seen.putIfAbsent(key, config.tree());
            if (earlier != null) {
                problems.error(
                        config.tree().where(),
                        "this config is called '" + key + "' like the one in line "
                                + earlier.where().line() + ". Give it an 'id' of its own.");
            }
            sides.add(new TestEntry.Side(key, layer));
        }
        return sides;
    }

    /** Its id, the slug of its description, the word of its first var if that alone tells it, else a hash. */
    private String key(Mapping config, Layer layer) {
        String id = config.text("id");
        if (id != null) {
            Names.fault(id).ifPresent(fault -> problems.error(config.at("id"), "the id '" + id + "' " + fault));
            return id;
        }
        String description = config.text("description");
        String slug = description == null ? "" : Names.slug(description);
        if (!slug.isEmpty()) {
            return slug;
        }
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        layer.vars().forEach((name, value) -> vars.put(name, value.plain()));
        return vars.size() == 1 ? Names.key(vars.values().iterator().next()) : Names.hash(vars);
    }
}
