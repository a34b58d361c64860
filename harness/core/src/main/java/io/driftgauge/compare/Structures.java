package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.JsonPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;

/**
 * Lets answers that are JSON be compared as structures. Answers that are the same under the case's {@link JsonPolicy} get the
 * same label and the same facts, so that the order of keys, a tolerated difference or other words of a free text are no change;
 * where answers differ in fields or types, their formats say so. What is put together depends on the set of answers alone, not
 * on which of them are old and which new, so that labels may be permuted.
 */
final class Structures {

    private final JsonPolicy policy;
    private final ToDoubleBiFunction<String, String> similarity;

    Structures(JsonPolicy policy, ToDoubleBiFunction<String, String> similarity) {
        this.policy = policy;
        this.similarity = similarity;
    }

    /** The free texts of an answer's JSON: they need embeddings. */
    static void addTexts(Collection<String> texts, String answer) {
        JsonText.structure(answer).ifPresent(json -> freeTexts(texts, json));
    }

    private static void freeTexts(Collection<String> texts, JsonNode node) {
        if (node.isTextual() && JsonDiff.isFree(node.textValue())) {
            texts.add(node.textValue());
        }
        node.forEach(child -> freeTexts(texts, child));
    }

    /** True if two texts are JSON and the same under that policy, free texts word by word. */
    static boolean same(String a, String b, JsonPolicy policy) {
        Optional<JsonNode> was = JsonText.structure(a);
        Optional<JsonNode> is = JsonText.structure(b);
        return was.isPresent()
                && is.isPresent()
                && Formats.of(a).equals(Formats.of(b))
                && JsonDiff.between(was.get(), is.get(), policy, (x, y) -> x.equals(y) ? 1 : -1, null)
                        .isEmpty();
    }

    /**
     * The features with labels, facts and formats by structure.
     *
     * @param features of both sides
     */
    List<Features> refined(AnswerRule rule, List<Features> features) {
        Map<String, JsonNode> byText = new LinkedHashMap<>();
        for (Features one : features) {
            if (!byText.containsKey(one.text())) {
                JsonText.structure(one.text()).ifPresent(json -> byText.put(one.text(), json));
            }
        }
        if (byText.isEmpty()) {
            return features;
        }
        TreeMap<String, JsonNode> distinct = new TreeMap<>();
        byText.values().forEach(json -> distinct.put(Json.canonical(json), json));
        Map<String, String> leaders = leaders(distinct);
        TreeSet<String> shapes = new TreeSet<>();
        distinct.values().forEach(json -> shapes.add(shape(json)));
        List<Features> refined = new ArrayList<>();
        for (Features one : features) {
            JsonNode json = byText.get(one.text());
            if (json == null) {
                refined.add(one);
                continue;
            }
            String leader = leaders.getOrDefault(Json.canonical(json), "");
            refined.add(new Features(
                    one.text(),
                    rule instanceof AnswerRule.Automatic ? leader : one.parsed(),
                    shapes.size() == 1 ? one.format() : one.format() + " " + shape(json),
                    Facts.of(leader),
                    one.refusal(),
                    one.words(),
                    one.tools(),
                    one.embedding(),
                    one.passes()));
        }
        return refined;
    }

    /** By canonical JSON, the first one in order that it is the same as. */
    private Map<String, String> leaders(Map<String, JsonNode> distinct) {
        Map<String, String> leaders = new HashMap<>();
        Map<String, JsonNode> found = new LinkedHashMap<>();
        distinct.forEach((text, json) -> {
            String leader = text;
            for (Map.Entry<String, JsonNode> earlier : found.entrySet()) {
                if (JsonDiff.between(earlier.getValue(), json, policy, similarity, null)
                        .isEmpty()) {
                    leader = earlier.getKey();
                    break;
                }
            }
            if (leader.equals(text)) {
                found.put(text, json);
            }
            leaders.put(text, leader);
        });
        return leaders;
    }

    /** Fields and types, list items put together: {@code {item: a text, quantity: a number}}. */
    static String shape(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, String> fields = new TreeMap<>();
            for (Iterator<Map.Entry<String, JsonNode>> it = node.fields(); it.hasNext(); ) {
                Map.Entry<String, JsonNode> field = it.next();
                fields.put(field.getKey(), shape(field.getValue()));
            }
            List<String> parts = new ArrayList<>();
            fields.forEach((name, shape) -> parts.add(name + ": " + shape));
            return "{" + String.join(", ", parts) + "}";
        }
        if (node.isArray()) {
            TreeSet<String> items = new TreeSet<>();
            node.forEach(item -> items.add(shape(item)));
            return "[" + String.join(" | ", items) + "]";
        }
        return JsonDiff.type(node).replaceFirst("^an? ", "");
    }
}
