package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a prompt file with its keys checked; its getters check types and ranges. Whatever is wrong is noted in the
 * problems, and counts as absent.
 */
final class Mapping {

    private final Map<String, Tree.Field> fields = new LinkedHashMap<>();
    private final Location where;
    private final String place;
    private final Problems problems;

    private Mapping(Location where, String place, Problems problems) {
        this.where = where;
        this.place = place;
        this.problems = problems;
    }

    /**
     * Checks the keys.
     *
     * @param place where it is, for messages: "test 'refund-window'"; empty for the file itself
     */
    static Mapping of(Tree tree, Keys keys, String place, Problems problems) {
        Mapping mapping = new Mapping(tree.where(), place, problems);
        if (tree instanceof Tree.Fields map) {
            map.fields().values().forEach(field -> mapping.accept(field, keys));
        } else {
            problems.error(
                    tree.where(),
                    (place.isEmpty() ? "the file" : place) + " must be a mapping (key: value), but is " + tree.kind()
                            + ".");
        }
        return mapping;
    }

    private void accept(Tree.Field field, Keys keys) {
        String key = field.key();
        String name = keys.aliases().getOrDefault(key, key);
        String reason = keys.refused().get(key);
        if (keys.known().contains(name)) {
            Tree.Field earlier = fields.putIfAbsent(name, new Tree.Field(key, field.where(), field.value()));
            if (earlier != null) {
                problems.error(
                        field.where(),
                        "'" + key + "'" + in() + " means the same as '" + earlier.key() + "' in line "
                                + earlier.where().line() + ". Keep one.");
            }
        } else if (keys.ignored().contains(key)) {
            problems.warn(field.where(), "'" + key + "'" + in() + " changes nothing here.");
        } else if (reason != null) {
            problems.error(field.where(), "'" + key + "'" + in() + " " + reason);
        } else if (!key.startsWith("x-")) {
            problems.error(field.where(), "unknown key '" + key + "'" + in() + ". " + keys.hint(key));
        }
    }

    private String in() {
        return place.isEmpty() ? "" : " in " + place;
    }

    Location where() {
        return where;
    }

    String place() {
        return place;
    }

    Set<String> names() {
        return fields.keySet();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The value of any type, or null; an empty one counts as a wrong type. */
    @Nullable Tree get(String name) {
        Tree.Field field = fields.get(name);
        if (field != null && field.value() instanceof Tree.Leaf leaf && leaf.value() == null) {
            wrong(name, "have a value");
            return null;
        }
        return field == null ? null : field.value();
    }

    /** The line of the value, or of the mapping if it is absent. */
    Location at(String name) {
        Tree.Field field = fields.get(name);
        return field == null ? where : field.value().where();
    }

    /** A text that is not blank. */
    @Nullable String text(String name) {
        Tree tree = get(name);
        if (tree == null) {
            return null;
        }
        if (tree instanceof Tree.Leaf leaf && leaf.value() instanceof String text && !text.isBlank()) {
            return text;
        }
        wrong(name, "be a text");
        return null;
    }

    @Nullable Boolean flag(String name) {
        Tree tree = get(name);
        if (tree == null) {
            return null;
        }
        if (tree instanceof Tree.Leaf leaf && leaf.value() instanceof Boolean flag) {
            return flag;
        }
        wrong(name, "be true or false");
        return null;
    }

    /** One of some words. */
    <T> @Nullable T choice(String name, T[] values, Function<T, String> spelled) {
        Tree tree = get(name);
        if (tree == null) {
            return null;
        }
        for (T value : values) {
            if (tree instanceof Tree.Leaf leaf && spelled.apply(value).equals(leaf.value())) {
                return value;
            }
        }
        wrong(name, "be one of " + Arrays.stream(values).map(spelled).collect(Collectors.joining(", ")));
        return null;
    }

    OptionalInt whole(String name, int min, int max) {
        Tree tree = get(name);
        if (tree == null) {
            return OptionalInt.empty();
        }
        if (tree instanceof Tree.Leaf leaf && leaf.value() instanceof Long n && n >= min && n <= max) {
            return OptionalInt.of(n.intValue());
        }
        wrong(name, "be a whole number " + (max == Integer.MAX_VALUE ? "from " + min : "from " + min + " to " + max));
        return OptionalInt.empty();
    }

    /**
     * A finite number.
     *
     * @param range what the test takes, for the message: "above 0 and at most 1"
     */
    OptionalDouble number(String name, String range, DoublePredicate test) {
        Tree tree = get(name);
        if (tree == null) {
            return OptionalDouble.empty();
        }
        if (tree instanceof Tree.Leaf leaf && leaf.value() instanceof Number n) {
            double value = n.doubleValue();
            if (Double.isFinite(value) && test.test(value)) {
                return OptionalDouble.of(value);
            }
        }
        wrong(name, "be a number " + range);
        return OptionalDouble.empty();
    }

    /** A mapping within, its keys checked; null if absent. */
    @Nullable Mapping mapping(String name, Keys keys) {
        Tree tree = get(name);
        return tree == null ? null : of(tree, keys, "'" + name + "'" + in(), problems);
    }

    /** A list, or a single value for a list of one; empty if absent. */
    List<Tree> items(String name) {
        Tree tree = get(name);
        if (tree == null) {
            return List.of();
        }
        return tree instanceof Tree.Items list ? list.items() : List.of(tree);
    }

    /** A list of texts that are not blank, or one for a list of one; numbers and booleans as the file's values. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Tree item : items(name)) {
            if (item instanceof Tree.Leaf leaf
                    && leaf.value() != null
                    && !String.valueOf(leaf.value()).isBlank()) {
                texts.add(Values.text(leaf.value()));
            } else {
                problems.error(
                        item.where(), "'" + name + "'" + in() + " must hold texts, but here is " + item.kind() + ".");
            }
        }
        return texts;
    }

    private void wrong(String name, String must) {
        Tree.Field field = fields.get(name);
        if (field != null) {
            problems.error(
                    field.value().where(),
                    "'" + field.key() + "'" + in() + " must " + must + ", but is "
                            + field.value().kind() + ".");
        }
    }
}
