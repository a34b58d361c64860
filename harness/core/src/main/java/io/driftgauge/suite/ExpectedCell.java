package io.driftgauge.suite;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell of promptfoo's {@code __expected} columns: {@code icontains: 30 days}, {@code similar(0.8): text},
 * {@code not-is-refusal}; without a known type before it the whole cell is the expected answer.
 */
final class ExpectedCell {

    private static final Pattern CELL = Pattern.compile(
            "((?:not-)?(?:similar:(?:cosine|dot|euclidean)(?=[(:]|$)|trajectory:[a-z-]+|[a-z][a-z0-9-]*))"
                    + "(?:\\(([0-9.]+)\\))?(?::\\s*(.*))?",
            Pattern.DOTALL);

    /** Short forms that promptfoo reads as code or as a judge's task. */
    private static final Map<String, String> SHORT =
            Map.of("fn", "javascript", "eval", "javascript", "grade", "llm-rubric");

    private ExpectedCell() {}

    /** The assertion as a mapping. */
    static Tree.Fields read(String cell, Location where) {
        Matcher matcher = CELL.matcher(cell);
        if (matcher.matches()) {
            String name = matcher.group(1);
            String value = matcher.group(3);
            String type = value == null ? name : SHORT.getOrDefault(name, name);
            String bare = AssertionNames.bare(type);
            if (isWhole(bare, value)
                    || (value != null && AssertionNames.refused().containsKey(bare))) {
                Map<String, Tree> fields = new LinkedHashMap<>();
                fields.put("type", new Tree.Leaf(type, where));
                if (value != null && !value.isBlank()) {
                    fields.put("value", value(bare, value.strip(), where));
                }
                if (matcher.group(2) != null) {
                    fields.put("threshold", RowColumns.number(matcher.group(2), where));
                }
                return RowReader.mapping(fields, where);
            }
        }
        return RowReader.mapping(
                Map.of("type", new Tree.Leaf("equals", where), "value", new Tree.Leaf(cell, where)), where);
    }

    /** True for a known type with a value; its name alone is an assertion only where it can do without one. */
    private static boolean isWhole(String name, @Nullable String value) {
        return AssertionType.named(name)
                .filter(type -> value != null || type.value().optional())
                .isPresent();
    }

    /** A JSON object where the type takes one, else the text. */
    private static Tree value(String name, String text, Location where) {
        if (text.startsWith("{")
                && AssertionType.named(name)
                        .filter(type -> type.value() != AssertionType.Value.TEXT)
                        .isPresent()) {
            try {
                return JsonTree.read(text, where.file(), where.line());
            } catch (InvalidInputException noJson) {
                return new Tree.Leaf(text, where);
            }
        }
        return new Tree.Leaf(text, where);
    }
}
