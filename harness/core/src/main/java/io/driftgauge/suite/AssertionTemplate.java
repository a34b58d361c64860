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
        Details details,
        Location where) {

    /**
     * As {@link Assertion.Details}, not yet rendered.
     *
     * @param judge as the file gives it; null if the levels below say it
     * @param rubricPrompt likewise
     */
    record Details(
            double weight,
            @Nullable String metric,
            int ngram,
            List<Transform> transforms,
            @Nullable Tree judge,
            @Nullable RubricSource rubricPrompt,
            List<Grading.Anchor> anchors,
            List<AssertionTemplate> members) {

        static final Details NONE = new Details(1, null, 1, List.of(), null, null, List.of(), List.of());
    }

    static AssertionTemplate equalTo(Tree value) {
        return new AssertionTemplate(AssertionType.EQUALS, false, value, null, 1, Details.NONE, value.where());
    }

    /** What a case's {@code threshold} makes of its assertions: their weighted share must reach it. */
    static AssertionTemplate together(List<AssertionTemplate> assertions, double threshold, Location where) {
        return new AssertionTemplate(
                AssertionType.ASSERT_SET,
                false,
                null,
                threshold,
                1,
                new Details(1, null, 1, List.of(), null, null, List.of(), assertions),
                where);
    }

    /** What a case says beside its values that concerns its assertions. */
    record Setting(String place, LayerOptions options, GradingReader gradings, Problems problems) {}

    /** Fills in and shapes the value; null if that fails, which is then noted. */
    @Nullable Assertion render(Map<String, ? extends @Nullable Object> vars, Setting setting) {
        Problems problems = setting.problems();
        int before = problems.errorCount();
        JsonNode shaped = MissingNode.getInstance();
        try {
            if (value != null) {
                Object filled = fill(value, vars, setting.place(), problems);
                shaped = problems.errorCount() > before ? shaped : AssertionValues.shape(type, filled);
            } else {
                shaped = AssertionValues.withoutValue(type);
            }
        } catch (IllegalArgumentException e) {
            problems.error(
                    value == null ? where : value.where(),
                    "'" + name() + "' in " + setting.place() + " " + e.getMessage());
        }
        List<Assertion> members = new ArrayList<>();
        for (AssertionTemplate member : details.members()) {
            Assertion rendered = member.render(vars, setting);
            if (rendered != null) {
                members.add(rendered);
            }
        }
        Grading grading = type.graded() ? setting.gradings().read(this, vars, setting) : null;
        List<Transform> transforms = new ArrayList<>();
        if (type != AssertionType.ASSERT_SET) {
            transforms.addAll(setting.options().transforms());
        }
        transforms.addAll(details.transforms());
        return problems.errorCount() > before
                ? null
                : new Assertion(
                        type,
                        negated,
                        shaped,
                        threshold,
                        passRate,
                        new Assertion.Details(
                                details.weight(), details.metric(), details.ngram(), transforms, grading, members),
                        where);
    }

    String name() {
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
