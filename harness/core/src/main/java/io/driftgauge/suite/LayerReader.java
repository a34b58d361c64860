package io.driftgauge.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what a case, the defaults of a suite or those of the config say about cases. */
final class LayerReader {

    static final int MOST_REPEATS = 1000;

    private final Problems problems;
    private final AssertionReader assertions;
    private final ToolReader tools;
    private final VarsReader vars;

    LayerReader(PromptFolder folder, References references, Problems problems) {
        this.problems = problems;
        this.assertions = new AssertionReader(folder, references, problems);
        this.tools = new ToolReader(folder, problems);
        this.vars = new VarsReader(folder, problems);
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
                vars.read(mapping, file),
                tags(mapping),
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
                tools.read(mapping, file),
                options(mapping, options, file),
                drift == null ? null : JsonPolicyReader.read(drift, problems));
    }

    private LayerOptions options(Mapping mapping, @Nullable Mapping options, Path file) {
        OptionalDouble threshold = mapping.number("threshold", "above 0 and at most 1", v -> v > 0 && v <= 1);
        Double boxed = threshold.isPresent() ? threshold.getAsDouble() : null;
        return options == null
                ? new LayerOptions(null, null, List.of(), null, null, boxed)
                : new LayerOptions(
                        options.text("prefix"),
                        options.text("suffix"),
                        TransformReader.read(options.get("transform"), options.place(), problems),
                        options.get("provider"),
                        RubricSource.of(options.get("rubricPrompt"), file),
                        boxed);
    }

    /** Its tags, and its metadata as {@code key:value}. */
    private List<String> tags(Mapping mapping) {
        List<String> tags = new ArrayList<>(mapping.texts("tags"));
        if (mapping.get("metadata") instanceof Tree.Fields metadata) {
            metadata.fields().values().forEach(field -> {
                List<Tree> values = field.value() instanceof Tree.Items list ? list.items() : List.of(field.value());
                for (Tree value : values) {
                    if (value instanceof Tree.Leaf leaf && leaf.value() != null) {
                        tags.add(field.key() + ":" + Values.text(leaf.value()));
                    }
                }
            });
        } else if (mapping.has("metadata")) {
            problems.error(mapping.at("metadata"), "'metadata' in " + mapping.place() + " must be a mapping.");
        }
        return tags;
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

    /** Notes results of tools that are not declared. */
    void check(Layer layer, Mapping mapping) {
        tools.check(layer.tools(), mapping);
    }
}
