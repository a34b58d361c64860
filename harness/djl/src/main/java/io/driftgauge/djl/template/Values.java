package io.driftgauge.djl.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions evaluate to: {@link Marked}, Long, Double, Boolean, List, Map by strings, or one of two nothings. */
final class Values {

    /** Jinja's {@code none}. */
    static final Object NONE = new Object();

    /** A name or member that isn't there. */
    static final Object UNDEFINED = new Object();

    private Values() {}

    /** From outside: its texts, the names of fields included, are characters and never a template's own marks. */
    static Object given(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Values::given).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, field) -> fields.put(String.valueOf(name), given(field)));
            return fields;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value == null
                ? NONE
                : value instanceof Boolean || value instanceof Long || value instanceof Double
                        ? value
                        : Marked.given(String.valueOf(value));
    }

    static boolean isTrue(Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (value instanceof Marked text) {
            return !text.text().isEmpty();
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof Collection<?> items) {
            return !items.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value != NONE && value != UNDEFINED;
    }

    /** As it is printed. */
    static Marked text(Object value, int line) {
        if (value instanceof Marked text) {
            return text;
        }
        if (value == UNDEFINED) {
            return Marked.EMPTY;
        }
        if (value == NONE) {
            return Marked.own("None");
        }
        if (value instanceof Boolean b) {
            return Marked.own(b ? "True" : "False");
        }
        if (value instanceof Number) {
            return Marked.own(value.toString());
        }
        throw new TemplateException(line, "a list or map can't be printed; use a filter like tojson.");
    }

    /** What a loop goes over. */
    static List<Object> items(Object value, int line) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream()
                    .map(key -> (Object) Marked.given(String.valueOf(key)))
                    .toList();
        }
        throw new TemplateException(line, "only a list or a map can be looped over.");
    }

    static boolean contains(Object container, Object item, int line) {
        if (container instanceof Marked text && item instanceof Marked part) {
            return text.text().contains(part.text());
        }
        if (container instanceof List<?> list) {
            return list.contains(item);
        }
        if (container instanceof Map<?, ?> map) {
            return item instanceof Marked key && map.containsKey(key.text());
        }
        throw new TemplateException(line, "'in' needs a string, a list or a map on its right.");
    }

    static long number(Object value, int line) {
        if (value instanceof Long number) {
            return number;
        }
        throw new TemplateException(line, "a whole number was expected.");
    }

    static Marked string(Object value, int line) {
        if (value instanceof Marked text) {
            return text;
        }
        throw new TemplateException(
                line, value == UNDEFINED ? "an undefined value is used as a string." : "a string was expected.");
    }
}
