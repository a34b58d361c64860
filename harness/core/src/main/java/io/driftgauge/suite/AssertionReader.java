package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads assertions: promptfoo's, ours, and the other spellings of "this is the expected answer". */
final class AssertionReader {

    private static final List<String> VALUE_FILES = List.of("txt", "md", "json", "yaml", "yml", "html", "xml", "sql");

    private final PromptFolder folder;
    private final Problems problems;
    private final References references;

    AssertionReader(PromptFolder folder, References references, Problems problems) {
        this.folder = folder;
        this.references = references;
        this.problems = problems;
    }

    /** One assertion; empty if it can't be right, which is then noted. */
    Optional<AssertionTemplate> read(Tree item, String place, Path file) {
        return read(item, place, file, false);
    }

    private Optional<AssertionTemplate> read(Tree found, String place, Path file, boolean within) {
        int before = problems.errorCount();
        Tree item = references.follow(found, file);
        if (item == null) {
            return Optional.empty();
        }
        Mapping mapping = Mapping.of(item, PromptKeys.ASSERTION, "an assertion of " + place, problems);
        String name = mapping.text("type");
        AssertionType type = name == null ? null : AssertionNames.find(name, mapping.at("type"), place, problems);
        if (name == null && problems.errorCount() == before) {
            problems.error(item.where(), mapping.place() + " needs a 'type'. " + AssertionNames.known());
        }
        if (name == null || type == null) {
            return Optional.empty();
        }
        Tree value = mapping.get("value");
        Tree content = value instanceof Tree.Leaf leaf ? loaded(leaf, file) : value;
        if (value == null && !type.value().optional() && type != AssertionType.LLM_RUBRIC) {
            problems.error(item.where(), "'" + name + "' in " + place + " needs a 'value'.");
        }
        if (within && mapping.has("passRate")) {
            problems.error(mapping.at("passRate"), "within an assert-set, 'passRate' belongs to the set.");
        }
        OptionalDouble passRate = mapping.number("passRate", "above 0 and at most 1", v -> v > 0 && v <= 1);
        AssertionTemplate template = new AssertionTemplate(
                type,
                name.startsWith("not-"),
                content,
                threshold(mapping, type, name),
                passRate.orElse(1),
                details(mapping, type, name, place, file),
                item.where());
        return problems.errorCount() > before ? Optional.empty() : Optional.of(template);
    }

    private AssertionTemplate.Details details(
            Mapping mapping, AssertionType type, String name, String place, Path file) {
        OptionalDouble weight =
                mapping.number("weight", "above 0, since what weighs nothing can never fail", v -> v > 0);
        if (!type.graded()) {
            for (String key : List.of("provider", "rubricPrompt", "anchors")) {
                if (mapping.has(key)) {
                    problems.error(mapping.at(key), "'" + name + "' asks no judge, so it takes no '" + key + "'.");
                }
            }
        }
        return new AssertionTemplate.Details(
                weight.orElse(1),
                mapping.text("metric"),
                ngram(mapping, type, name),
                TransformReader.read(mapping.get("transform"), mapping.place(), problems),
                mapping.get("provider"),
                RubricSource.of(mapping.get("rubricPrompt"), file),
                AnchorReader.read(mapping, problems),
                members(mapping, type, place, file));
    }

    private List<AssertionTemplate> members(Mapping mapping, AssertionType type, String place, Path file) {
        List<AssertionTemplate> members = new ArrayList<>();
        if (type != AssertionType.ASSERT_SET) {
            if (mapping.has("assert")) {
                problems.error(mapping.at("assert"), "'assert' within an assertion needs the type assert-set.");
            }
            return members;
        }
        for (Tree item : mapping.items("assert")) {
            read(item, place, file, true).ifPresent(members::add);
        }
        if (mapping.items("assert").isEmpty()) {
            problems.error(mapping.where(), "an assert-set of " + place + " needs assertions under 'assert'.");
        }
        return members;
    }

    private int ngram(Mapping mapping, AssertionType type, String name) {
        if (!mapping.has("config")) {
            return 1;
        }
        if (type != AssertionType.ROUGE_N) {
            problems.error(mapping.at("config"), "'" + name + "' takes no 'config'.");
            return 1;
        }
        Mapping config = mapping.mapping("config", PromptKeys.ROUGE);
        return config == null ? 1 : config.whole("n", 1, 9).orElse(1);
    }

    /** {@code expected} of a case: {@code equals}. */
    List<AssertionTemplate> expected(Mapping mapping) {
        Tree value = mapping.get("expected");
        if (value instanceof Tree.Items) {
            problems.error(
                    value.where(),
                    "'expected' in " + mapping.place()
                            + " is one text or one JSON object. For several accepted texts use an assertion:"
                            + " {type: contains-any, value: […]} or {type: similar, value: […]}.");
            return List.of();
        }
        return value == null ? List.of() : List.of(AssertionTemplate.equalTo(value));
    }

    private @Nullable Double threshold(Mapping mapping, AssertionType type, String name) {
        OptionalDouble threshold = switch (type.threshold()) {
            case NONE -> {
                if (mapping.has("threshold")) {
                    problems.error(mapping.at("threshold"), "'" + name + "' takes no 'threshold'.");
                }
                yield OptionalDouble.empty();
            }
            case EDITS -> mapping.number("threshold", "of edits, whole and from 0", v -> v >= 0 && v == Math.rint(v));
            case SHARE, GRADE -> mapping.number("threshold", "above 0 and at most 1", v -> v > 0 && v <= 1);
            case HALF ->
                mapping.number(
                        "threshold", "above 0 and at most 0.5, the most that it can reach", v -> v > 0 && v <= 0.5);
            case PERPLEXITY -> mapping.number("threshold", "from 1, the least that it can be", v -> v >= 1);
            case DISTANCE ->
                mapping.number("threshold", "above 0 and below 2, the most that texts are apart", v -> v > 0 && v < 2);
            case USD -> mapping.number("threshold", "of US dollars above 0", v -> v > 0);
            case MILLISECONDS -> mapping.number("threshold", "of milliseconds above 0", v -> v > 0);
        };
        if (threshold.isPresent()) {
            return threshold.getAsDouble();
        }
        boolean needed = type.threshold() != AssertionType.Threshold.NONE
                && type.threshold() != AssertionType.Threshold.GRADE
                && type.defaultThreshold() == null;
        if (needed && !mapping.has("threshold")) {
            problems.error(mapping.where(), "'" + name + "' needs a 'threshold'.");
        }
        return type.defaultThreshold();
    }

    private Tree loaded(Tree.Leaf leaf, Path file) {
        if (!(leaf.value() instanceof String text) || !text.startsWith(PromptFolder.REFERENCE)) {
            return leaf;
        }
        Path named = folder.resolve(text, file, leaf.where(), VALUE_FILES);
        if (named == null) {
            return leaf;
        }
        if (!List.of("json", "yaml", "yml").contains(PromptFolder.extension(named))) {
            String content = folder.text(named);
            return new Tree.Leaf(
                    content == null ? "" : content.stripTrailing(), new Location(folder.shown(named), 0), true);
        }
        Tree tree = folder.tree(named);
        return tree == null ? leaf : tree;
    }
}
