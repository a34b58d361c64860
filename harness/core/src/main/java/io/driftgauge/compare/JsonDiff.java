package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Change.Aspect;
import io.driftgauge.suite.JsonPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two JSON values, path by path: fields that came or went, other types, other values, other order of lists. Numbers count as
 * equal within the policy's tolerance, free texts if they state the same facts and mean about the same.
 */
final class JsonDiff {

    /** Words from which a text is free, not a label or an id. */
    static final int FREE_WORDS = 4;

    private static final int SHOWN = 60;

    private final JsonPolicy policy;
    private final ToDoubleBiFunction<String, String> similarity;
    private final @Nullable String step;
    private final List<Change> changes = new ArrayList<>();

    private JsonDiff(JsonPolicy policy, ToDoubleBiFunction<String, String> similarity, @Nullable String step) {
        this.policy = policy;
        this.similarity = similarity;
        this.step = step;
    }

    /**
     * What differs, in the order of the paths.
     *
     * @param similarity of two free texts, in [-1, 1]
     * @param step for the changes
     */
    static List<Change> between(
            JsonNode was,
            JsonNode is,
            JsonPolicy policy,
            ToDoubleBiFunction<String, String> similarity,
            @Nullable String step) {
        JsonDiff diff = new JsonDiff(policy, similarity, step);
        diff.compare("$", "$", was, is);
        return diff.changes;
    }

    /**
     * Compares.
     *
     * @param anywhere the path with {@code [*]} for list positions, for what is ignored
     */
    private void compare(String path, String anywhere, JsonNode was, JsonNode is) {
        if (ignored(path, anywhere)) {
            return;
        }
        if (was.isObject() && is.isObject()) {
            objects(path, anywhere, was, is);
        } else if (was.isArray() && is.isArray()) {
            arrays(path, anywhere, was, is);
        } else if (!type(was).equals(type(is))) {
            add(
                    "type",
                    path,
                    was,
                    is,
                    Phrase.of(
                            "change.type",
                            Phrase.of("json." + name(is)),
                            Phrase.of("json." + name(was)),
                            shown(was) + " → " + shown(is)));
        } else if (was.isNumber()) {
            if (!near(was.decimalValue(), is.decimalValue())) {
                add("value", path, was, is, Phrase.verbatim(shown(was) + " → " + shown(is)));
            }
        } else if (was.isTextual() && isFree(was.textValue()) && isFree(is.textValue())) {
            texts(path, was, is);
        } else if (!was.equals(is)) {
            add("value", path, was, is, Phrase.verbatim(shown(was) + " → " + shown(is)));
        }
    }

    private boolean ignored(String path, String anywhere) {
        return policy.ignored().contains(path) || policy.ignored().contains(anywhere);
    }

    private void objects(String path, String anywhere, JsonNode was, JsonNode is) {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode side : List.of(was, is)) {
            for (Iterator<String> fields = side.fieldNames(); fields.hasNext(); ) {
                names.add(fields.next());
            }
        }
        for (String name : names) {
            String at = path + "." + name;
            String any = anywhere + "." + name;
            JsonNode before = was.get(name);
            JsonNode now = is.get(name);
            if (before != null && now != null) {
                compare(at, any, before, now);
            } else if (!ignored(at, any)) {
                one(at, before, now);
            }
        }
    }

    private void arrays(String path, String anywhere, JsonNode was, JsonNode is) {
        List<JsonNode> before = items(was);
        List<JsonNode> now = items(is);
        List<Integer> open = new ArrayList<>();
        List<JsonNode> left = new ArrayList<>(now);
        for (int i = 0; i < before.size(); i++) {
            if (!takeEqual(path, anywhere, before.get(i), left)) {
                open.add(i);
            }
        }
        boolean sameItems = open.isEmpty() && left.isEmpty();
        if (sameItems && !policy.ordered()) {
            return;
        }
        if (!policy.ordered()) {
            for (int k = 0; k < Math.max(open.size(), left.size()); k++) {
                pair(
                        path + "[" + (k < open.size() ? open.get(k) : k) + "]",
                        anywhere + "[*]",
                        k < open.size() ? before.get(open.get(k)) : null,
                        k < left.size() ? left.get(k) : null);
            }
            return;
        }
        int mark = changes.size();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            pair(
                    path + "[" + i + "]",
                    anywhere + "[*]",
                    i < before.size() ? before.get(i) : null,
                    i < now.size() ? now.get(i) : null);
        }
        if (sameItems && changes.size() > mark) {
            changes.subList(mark, changes.size()).clear();
            add("order", path, was, is, Phrase.of("change.order"));
        }
    }

    private void pair(String path, String anywhere, @Nullable JsonNode before, @Nullable JsonNode now) {
        if (before != null && now != null) {
            compare(path, anywhere, before, now);
        } else if (!ignored(path, anywhere)) {
            one(path, before, now);
        }
    }

    private boolean takeEqual(String path, String anywhere, JsonNode wanted, List<JsonNode> from) {
        for (int k = 0; k < from.size(); k++) {
            JsonDiff inner = new JsonDiff(policy, similarity, step);
            inner.compare(path + "[" + k + "]", anywhere + "[*]", wanted, from.get(k));
            if (inner.changes.isEmpty()) {
                from.remove(k);
                return true;
            }
        }
        return false;
    }

    private void one(String path, @Nullable JsonNode before, @Nullable JsonNode now) {
        if (before == null && now != null) {
            add("added", path, null, now, Phrase.of("change.new", shown(now)));
        } else if (before != null) {
            add("removed", path, before, null, Phrase.of("change.gone", shown(before)));
        }
    }

    private void texts(String path, JsonNode was, JsonNode is) {
        String before = was.textValue();
        String now = is.textValue();
        if (before.equals(now)) {
            return;
        }
        Phrase facts = FactDifference.of(Facts.of(before), Facts.of(now));
        double near = similarity.applyAsDouble(before, now);
        if (!facts.isEmpty()) {
            add("meaning", path, was, is, Phrase.of("change.facts", facts));
        } else if (near < policy.similarity()) {
            add(
                    "meaning",
                    path,
                    was,
                    is,
                    Phrase.of(
                            "change.meaning",
                            String.format(Locale.ROOT, "%.2f", near),
                            shown(was) + " → " + shown(is)));
        }
    }

    private boolean near(BigDecimal a, BigDecimal b) {
        double largest = Math.max(Math.abs(a.doubleValue()), Math.abs(b.doubleValue()));
        return a.compareTo(b) == 0 || Math.abs(a.subtract(b).doubleValue()) <= policy.tolerance() * largest;
    }

    private void add(String kind, String path, @Nullable JsonNode was, @Nullable JsonNode is, Phrase words) {
        changes.add(new Change(
                Aspect.STRUCTURE,
                step,
                kind,
                path,
                was == null ? null : Json.canonical(was),
                is == null ? null : Json.canonical(is),
                Phrase.joined(Phrase.verbatim(path + ": "), words)));
    }

    static boolean isFree(String text) {
        return Words.count(text) >= FREE_WORDS;
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    static String type(JsonNode node) {
        return Phrase.of("json." + name(node)).toString();
    }

    private static String name(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "list";
            case OBJECT -> "object";
            default -> "null";
        };
    }

    private static String shown(JsonNode node) {
        String text = Json.canonical(node);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
