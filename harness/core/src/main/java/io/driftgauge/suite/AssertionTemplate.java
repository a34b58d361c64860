package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assertion before a case's values are filled in.
 *
 * @param value as the file gives it; null if there is none
 */
record AssertionTemplate(
        AssertionType type,
        boolean negated,
        @Nullable Tree value,
        @Nullable Double threshold,
        double passRate,
        Location where) {

    /** Fills in and shapes the value; null if that fails, which is then noted. */
    @Nullable Assertion render(Map<String, ? extends @Nullable Object> vars, String place, Problems problems) {
        int before = problems.errorCount();
        JsonNode shaped = MissingNode.getInstance();
        if (value != null) {
            Object filled = fill(value, vars, place, problems);
            try {
                shaped = problems.errorCount() > before ? shaped : AssertionValues.shape(type, filled);
            } catch (IllegalArgumentException e) {
                problems.error(value.where(), "'" + name() + "' in " + place + " " + e.getMessage());
            }
        }
        return problems.errorCount() > before ? null : new Assertion(type, negated, shaped, threshold, passRate, where);
    }

    private String name() {
        return negated ? "not-" + type.fileName() : type.fileName();
    }

    /** The value with every text filled in. */
    static @Nullable Object fill(
            Tree tree, Map<String, ? extends @Nullable Object> vars, String place, Problems problems) {
        if (tree instanceof Tree.Items list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(fill(item, vars, place, problems)));
            return items;
        }
        if (tree instanceof Tree.Fields map) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            map.fields().forEach((name, field) -> fields.put(name, fill(field.value(), vars, place, problems)));
            return fields;
        }
        Object plain = tree.plain();
        return plain instanceof String text && tree instanceof Tree.Leaf leaf
                ? Template.parse(text, leaf, problems).render(vars, place, problems)
                : plain;
    }
}
