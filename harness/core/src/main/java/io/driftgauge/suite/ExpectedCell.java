package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell of promptfoo's {@code __expected} columns: {@code icontains: 30 days}, {@code similar(0.8): text},
 * {@code not-is-refusal}; without a known type before it the whole cell is the expected answer.
 */
final class ExpectedCell {

    private static final Pattern CELL =
            Pattern.compile("((?:not-)?[a-z][a-z0-9-]*)(?:\\(([0-9.]+)\\))?(?::\\s*(.*))?", Pattern.DOTALL);

    /** Short forms that promptfoo reads as code or as a judge's task. */
    private static final Map<String, String> SHORT =
            Map.of("fn", "javascript", "eval", "javascript", "grade", "llm-rubric", "javascript", "javascript");

    private static final Set<String> REFUSED = Set.of("javascript", "python", "ruby", "webhook", "llm-rubric");

    private ExpectedCell() {}

    /** The assertion as a mapping. */
    static Tree read(String cell, Location where) {
        Matcher matcher = CELL.matcher(cell);
        if (matcher.matches()) {
            String name = matcher.group(1);
            String value = matcher.group(3);
            String type = value == null ? name : SHORT.getOrDefault(name, name);
            String bare = type.startsWith("not-") ? type.substring("not-".length()) : type;
            boolean told = value != null && (REFUSED.contains(bare) || AssertionReader.LATER.contains(bare));
            if (told || isWhole(bare, value)) {
                Map<String, Tree> fields = new LinkedHashMap<>();
                fields.put("type", new Tree.Leaf(type, where));
                if (value != null && !value.isBlank()) {
                    fields.put("value", new Tree.Leaf(value.strip(), where));
                }
                if (matcher.group(2) != null) {
                    fields.put("threshold", threshold(matcher.group(2), where));
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
                .filter(type -> value != null
                        || type.value() == AssertionType.Value.NONE
                        || type.value() == AssertionType.Value.SCHEMA)
                .isPresent();
    }

    private static Tree threshold(String text, Location where) {
        try {
            return new Tree.Leaf(Double.parseDouble(text), where);
        } catch (NumberFormatException e) {
            return new Tree.Leaf(text, where);
        }
    }
}
