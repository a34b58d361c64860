package io.driftgauge.djl.template;

import io.driftgauge.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Filters, methods, tests and operators. */
final class Operations {

    private Operations() {}

    static Object apply(Object of, String name, boolean filter, List<Object> arguments, int line) {
        if (filter) {
            return filter(of, name, arguments, line);
        }
        if (of instanceof Marked text) {
            return method(text, name, arguments, line);
        }
        if (of instanceof Map<?, ?> map) {
            return method(map, name, arguments, line);
        }
        throw new TemplateException(line, "there is no method '" + name + "' on this value.");
    }

    private static Object filter(Object of, String name, List<Object> arguments, int line) {
        return switch (name) {
            case "trim" -> Values.text(of, line).strip("", true, true);
            case "length", "count" ->
                of instanceof Marked text
                        ? (Object)
                                (long) text.text().codePointCount(0, text.text().length())
                        : (Object) (long) Values.items(of, line).size();
            case "upper", "lower", "capitalize" -> method(Values.text(of, line), name, arguments, line);
            case "string" -> Values.text(of, line);
            case "default", "d" -> of == Values.UNDEFINED && !arguments.isEmpty() ? arguments.get(0) : of;
            case "first" -> Values.items(of, line).stream().findFirst().orElse(Values.UNDEFINED);
            case "last" -> {
                List<Object> items = Values.items(of, line);
                yield items.isEmpty() ? Values.UNDEFINED : items.get(items.size() - 1);
            }
            case "list" -> Values.items(of, line);
            case "join" ->
                Marked.join(
                        Values.items(of, line).stream()
                                .map(item -> Values.text(item, line))
                                .toList(),
                        arguments.isEmpty() ? Marked.EMPTY : Values.string(arguments.get(0), line));
            case "replace" -> method(Values.text(of, line), name, arguments, line);
            case "tojson" -> Marked.given(Json.line(plain(of)));
            default -> throw new TemplateException(line, "the filter '" + name + "' is not supported.");
        };
    }

    private static Object method(Marked text, String name, List<Object> arguments, int line) {
        return switch (name) {
            case "strip", "lstrip", "rstrip" ->
                text.strip(
                        arguments.isEmpty() ? "" : string(arguments, 0, line),
                        !name.equals("rstrip"),
                        !name.equals("lstrip"));
            case "upper" -> text.map(s -> s.toUpperCase(Locale.ROOT));
            case "lower" -> text.map(s -> s.toLowerCase(Locale.ROOT));
            case "capitalize" ->
                text.map(s -> s.isEmpty()
                        ? s
                        : s.substring(0, 1).toUpperCase(Locale.ROOT)
                                + s.substring(1).toLowerCase(Locale.ROOT));
            case "startswith" -> text.text().startsWith(string(arguments, 0, line));
            case "endswith" -> text.text().endsWith(string(arguments, 0, line));
            case "replace" ->
                text.replace(
                        string(arguments, 0, line),
                        arguments.size() > 1 ? Values.string(arguments.get(1), line) : Marked.EMPTY);
            case "split" -> {
                String separator = arguments.isEmpty() ? "" : string(arguments, 0, line);
                if (separator.isEmpty()) {
                    throw new TemplateException(line, "split needs a separator.");
                }
                yield new ArrayList<Object>(
                        text.split(separator, arguments.size() > 1 ? (int) Values.number(arguments.get(1), line) : -1));
            }
            default -> throw new TemplateException(line, "strings have no method '" + name + "' here.");
        };
    }

    private static Object method(Map<?, ?> map, String name, List<Object> arguments, int line) {
        return switch (name) {
            case "get" -> {
                Object value = map.get(string(arguments, 0, line));
                yield value != null ? value : arguments.size() > 1 ? arguments.get(1) : Values.NONE;
            }
            case "keys" -> Values.items(map, line);
            case "values" -> List.copyOf(map.values());
            case "items" ->
                map.entrySet().stream()
                        .map(e -> (Object) List.of(Marked.given(String.valueOf(e.getKey())), e.getValue()))
                        .toList();
            default -> throw new TemplateException(line, "maps have no method '" + name + "' here.");
        };
    }

    static boolean test(Object of, String name, Object argument, int line) {
        return switch (name) {
            case "defined" -> of != Values.UNDEFINED;
            case "undefined" -> of == Values.UNDEFINED;
            case "none" -> of == Values.NONE;
            case "string" -> of instanceof Marked;
            case "mapping" -> of instanceof Map;
            case "iterable", "sequence" -> of instanceof List || of instanceof Map || of instanceof Marked;
            case "number" -> of instanceof Number;
            case "integer" -> of instanceof Long;
            case "boolean" -> of instanceof Boolean;
            case "true" -> of.equals(true);
            case "false" -> of.equals(false);
            case "even" -> Values.number(of, line) % 2 == 0;
            case "odd" -> Values.number(of, line) % 2 != 0;
            case "equalto", "eq" -> of.equals(argument);
            case "ne" -> !of.equals(argument);
            case "in" -> Values.contains(argument, of, line);
            default -> throw new TemplateException(line, "the test 'is " + name + "' is not supported.");
        };
    }

    static Object binary(String sign, Object left, Object right, int line) {
        return switch (sign) {
            case "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "in" -> Values.contains(right, left, line);
            case "~" -> Values.text(left, line).plus(Values.text(right, line));
            case "+" ->
                left instanceof Long && right instanceof Long
                        ? (Object) (Values.number(left, line) + Values.number(right, line))
                        : Values.string(left, line).plus(Values.string(right, line));
            default -> arithmetic(sign, Values.number(left, line), Values.number(right, line), line);
        };
    }

    private static Object arithmetic(String sign, long left, long right, int line) {
        if (right == 0 && (sign.equals("%") || sign.equals("//"))) {
            throw new TemplateException(line, "division by zero.");
        }
        return switch (sign) {
            case "<" -> left < right;
            case ">" -> left > right;
            case "<=" -> left <= right;
            case ">=" -> left >= right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "//" -> Math.floorDiv(left, right);
            case "%" -> Math.floorMod(left, right);
            default -> throw new TemplateException(line, "the operator '" + sign + "' is not supported.");
        };
    }

    private static String string(List<Object> arguments, int index, int line) {
        if (index >= arguments.size()) {
            throw new TemplateException(line, "an argument is missing.");
        }
        return Values.string(arguments.get(index), line).text();
    }

    private static @org.jspecify.annotations.Nullable Object plain(Object value) {
        if (value instanceof Marked text) {
            return text.text();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Operations::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
            return copy;
        }
        return value == Values.NONE || value == Values.UNDEFINED ? null : value;
    }
}
