package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what a case, the defaults of a suite or those of the config say about cases. */
final class LayerReader {

    static final int MOST_REPEATS = 1000;

    private static final List<String> TEXT_FILES = List.of("txt", "md", "json", "yaml", "yml", "csv", "html", "xml");

    private final PromptFolder folder;
    private final Problems problems;
    private final AssertionReader assertions;
    private final ToolReader tools;
    private final ContextReader context;

    LayerReader(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
        this.assertions = new AssertionReader(folder, problems);
        this.tools = new ToolReader(folder, problems);
        this.context = new ContextReader(folder, problems);
    }

    /**
     * Reads.
     *
     * @param file the file that it stands in, for the files that it names
     */
    Layer read(Mapping mapping, Path file) {
        Mapping options = mapping.mapping("options", PromptKeys.OPTIONS);
        Mapping drift = mapping.mapping("drift", PromptKeys.DRIFT);
        List<AssertionTemplate> checks = new ArrayList<>();
        if (mapping.has("expected")) {
            checks.addAll(assertions.expected(mapping));
        }
        for (Tree item : mapping.items("assert")) {
            assertions.read(item, mapping.place(), file).ifPresent(checks::add);
        }
        Mapping answer = mapping.mapping("answer", PromptKeys.ANSWER);
        return new Layer(
                vars(mapping, file),
                mapping.texts("tags"),
                options == null ? Map.of() : Parameters.read(options),
                repeat(mapping, options),
                options == null ? null : options.flag("disableVarExpansion"),
                options == null ? null : options.flag("disableDefaultAsserts"),
                checks,
                answer == null ? null : AnswerReader.read(answer, problems),
                drift == null ? null : drift.flag("compare"),
                drift == null ? null : boxed(drift.whole("baselineSamples", 1, MOST_REPEATS)),
                drift == null ? null : effectFloor(drift),
                drift == null ? null : mode(drift),
                tools.read(mapping, file));
    }

    static @Nullable Double effectFloor(Mapping drift) {
        OptionalDouble floor = drift.number("effectFloor", "above 0 and at most 1", v -> v > 0 && v <= 1);
        return floor.isPresent() ? floor.getAsDouble() : null;
    }

    static @Nullable CallMode mode(Mapping drift) {
        return drift.choice("mode", CallMode.values(), CallMode::text);
    }

    private @Nullable Integer repeat(Mapping mapping, @Nullable Mapping options) {
        OptionalInt own = mapping.whole("repeat", 1, MOST_REPEATS);
        OptionalInt inOptions = options == null ? OptionalInt.empty() : options.whole("repeat", 1, MOST_REPEATS);
        if (own.isPresent() && inOptions.isPresent()) {
            problems.error(
                    mapping.at("repeat"),
                    "'repeat' stands here and in 'options' of " + mapping.place() + ". Keep one.");
        }
        return boxed(own.isPresent() ? own : inOptions);
    }

    static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private Map<String, Tree> vars(Mapping mapping, Path file) {
        Map<String, Tree> vars = new LinkedHashMap<>();
        Tree tree = mapping.get("vars");
        if (tree instanceof Tree.Fields map) {
            map.fields().forEach((name, field) -> vars.put(name, loaded(field.value(), file)));
        } else if (tree != null) {
            problems.error(
                    tree.where(), "'vars' in " + mapping.place() + " must be a mapping, but is " + tree.kind() + ".");
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

    /** Notes results of tools that are not declared. */
    void check(Layer layer, Mapping mapping) {
        tools.check(layer.tools(), mapping);
    }

    private Tree loaded(Tree value, Path file) {
        if (!(value instanceof Tree.Leaf leaf)
                || !(leaf.value() instanceof String text)
                || !text.startsWith(PromptFolder.REFERENCE)) {
            return value;
        }
        Location where = leaf.where();
        Path named = folder.resolve(text, file, where, TEXT_FILES);
        String content = named == null ? null : folder.text(named);
        return new Tree.Leaf(content == null ? "" : content.strip(), where);
    }
}
