package io.driftgauge.suite;

import io.driftgauge.base.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML or JSON value that remembers its line. */
sealed interface Tree {

    Location where();

    /** The value without lines: maps, lists, strings, {@code Long}, {@code Double}, {@code Boolean}, null. */
    @Nullable Object plain();

    /** What it is, for messages: "a list", "the text 'many'". */
    String kind();

    /**
     * A scalar.
     *
     * @param value a string, {@code Long}, {@code Double}, {@code Boolean} or null
     * @param lines true if the text starts on the next line and its line breaks are the file's (a YAML {@code |} block)
     */
    record Leaf(@Nullable Object value, Location where, boolean lines) implements Tree {

        private static final int SHOWN = 40;

        Leaf(@Nullable Object value, Location where) {
            this(value, where, false);
        }

        @Override
        public @Nullable Object plain() {
            return value;
        }

        @Override
        public String kind() {
            if (value == null) {
                return "empty";
            }
            String text = String.valueOf(value).replace("\n", "\\n");
            String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
            return value instanceof String ? "the text '" + shown + "'" : shown;
        }
    }

    /** A list. */
    record Items(List<Tree> items, Location where) implements Tree {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return Collections.unmodifiableList(plain);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A list that is one value: it is not multiplied out. */
    record Whole(Items list) implements Tree {

        @Override
        public Location where() {
            return list.where();
        }

        @Override
        public List<@Nullable Object> plain() {
            return list.plain();
        }

        @Override
        public String kind() {
            return list.kind();
        }
    }

    /** A mapping, in file order. */
    record Fields(Map<String, Field> fields, Location where) implements Tree {

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            fields.forEach((name, field) -> plain.put(name, field.value().plain()));
            return Collections.unmodifiableMap(plain);
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        /** The value, if the key is there. */
        @Nullable Tree get(String name) {
            Field field = fields.get(name);
            return field == null ? null : field.value();
        }
    }

    /**
     * A key with its value.
     *
     * @param where the key's line
     */
    record Field(String key, Location where, Tree value) {}
}
