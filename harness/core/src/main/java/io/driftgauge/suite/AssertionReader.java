package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.base.Nearest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads assertions: promptfoo's deterministic ones, and its other spellings of "this is the expected answer". */
final class AssertionReader {

    /** Those of promptfoo that run code. */
    private static final Set<String> CODE = Set.of("javascript", "python", "ruby");

    /** Those of promptfoo that call a service of their own. */
    private static final Set<String> SERVICE = Set.of("webhook", "moderation", "guardrails", "classifier");

    /** Those of promptfoo that may come. */
    static final Set<String> LATER = Set.of(
            "is-html",
            "contains-html",
            "is-sql",
            "contains-sql",
            "is-xml",
            "contains-xml",
            "rouge-n",
            "bleu",
            "gleu",
            "meteor",
            "cost",
            "perplexity",
            "perplexity-score",
            "is-valid-function-call",
            "is-valid-openai-function-call",
            "is-valid-openai-tools-call",
            "tool-call-f1",
            "llm-rubric",
            "search-rubric",
            "g-eval",
            "answer-relevance",
            "context-faithfulness",
            "context-recall",
            "context-relevance",
            "conversation-relevance",
            "factuality",
            "model-graded-closedqa",
            "model-graded-factuality",
            "pi",
            "select-best",
            "max-score",
            "assert-set",
            "finish-reason",
            "skill-used",
            "human");

    private static final List<String> VALUE_FILES = List.of("txt", "md", "json", "yaml", "yml");

    private final PromptFolder folder;
    private final Problems problems;

    AssertionReader(PromptFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** One assertion; empty if it can't be right, which is then noted. */
    Optional<AssertionTemplate> read(Tree item, String place, Path file) {
        int before = problems.errorCount();
        Mapping mapping = Mapping.of(item, PromptKeys.ASSERTION, "an assertion of " + place, problems);
        String name = mapping.text("type");
        AssertionType type = name == null ? null : type(name, mapping.at("type"), place);
        if (name == null && problems.errorCount() == before) {
            problems.error(item.where(), mapping.place() + " needs a 'type'. " + known());
        }
        if (name == null || type == null) {
            return Optional.empty();
        }
        weight(mapping);
        Tree value = mapping.get("value");
        Tree content = value instanceof Tree.Leaf leaf ? loaded(leaf, file) : value;
        if (value == null && type.value() != AssertionType.Value.NONE && type.value() != AssertionType.Value.SCHEMA) {
            problems.error(item.where(), "'" + name + "' in " + place + " needs a 'value'.");
        }
        Double threshold = threshold(mapping, type, name);
        OptionalDouble passRate = mapping.number("passRate", "above 0 and at most 1", v -> v > 0 && v <= 1);
        return problems.errorCount() > before
                ? Optional.empty()
                : Optional.of(new AssertionTemplate(
                        type, name.startsWith("not-"), content, threshold, passRate.orElse(1), item.where()));
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
        return value == null
                ? List.of()
                : List.of(new AssertionTemplate(AssertionType.EQUALS, false, value, null, 1, value.where()));
    }

    private @Nullable AssertionType type(String name, Location where, String place) {
        String bare = name.startsWith("not-") ? name.substring("not-".length()) : name;
        Optional<AssertionType> type = AssertionType.named(bare);
        if (type.isPresent()) {
            return type.get();
        }
        String start = "the assertion '" + name + "' in " + place + " ";
        if (CODE.contains(bare)) {
            problems.error(where, start + Keys.CODE);
        } else if (SERVICE.contains(bare)) {
            problems.error(where, start + Keys.SERVICE);
        } else if (LATER.contains(bare) || bare.startsWith("trajectory:") || bare.startsWith("trace-")) {
            problems.error(where, start + Keys.LATER);
        } else {
            problems.error(
                    where,
                    "unknown assertion '" + name + "' in " + place + ". " + Nearest.hint("assertions", bare, names()));
        }
        return null;
    }

    private static List<String> names() {
        return Arrays.stream(AssertionType.values())
                .map(AssertionType::fileName)
                .toList();
    }

    private static String known() {
        return Nearest.listing("assertions", names());
    }

    private void weight(Mapping mapping) {
        OptionalDouble weight =
                mapping.number("weight", "above 0, since what weighs nothing can never fail", v -> v > 0);
        if (weight.isPresent()) {
            problems.warn(mapping.at("weight"), "'weight' in " + mapping.place() + " changes nothing here.");
        }
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
            case SHARE -> mapping.number("threshold", "above 0 and at most 1", v -> v > 0 && v <= 1);
            case MILLISECONDS -> mapping.number("threshold", "of milliseconds above 0", v -> v > 0);
        };
        if (threshold.isPresent()) {
            return threshold.getAsDouble();
        }
        if (type.threshold() != AssertionType.Threshold.NONE
                && type.defaultThreshold() == null
                && !mapping.has("threshold")) {
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
        if (List.of("txt", "md").contains(PromptFolder.extension(named))) {
            String content = folder.text(named);
            return new Tree.Leaf(
                    content == null ? "" : content.stripTrailing(), new Location(folder.shown(named), 0), true);
        }
        Tree tree = folder.tree(named);
        return tree == null ? leaf : tree;
    }
}
