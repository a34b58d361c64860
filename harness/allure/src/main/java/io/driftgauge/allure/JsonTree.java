package io.driftgauge.allure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.compare.Comparison;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Two answers in JSON as one tree: what stayed is folded, what went or came is marked. */
final class JsonTree {

    private static final Pattern FENCED = Pattern.compile("\\s*```\\w*\\s*\\n(.*?)\\n?```\\s*", Pattern.DOTALL);
    private static final int MOST_NODES = 500;
    private static final int LONGEST_VALUE = 300;

    private final Wording wording;
    private int nodes;

    private JsonTree(Wording wording) {
        this.wording = wording;
    }

    /** Of the new answer that is farthest from the recorded ones and the nearest of those; none if that isn't JSON that differs. */
    static List<Html> of(Comparison comparison, Wording wording) {
        List<Said> before = Said.distinct(comparison.before());
        Optional<Said> now = Said.distinct(comparison.now()).stream()
                .min(Comparator.comparingDouble(said -> said.similarityTo(before)));
        Optional<Said> was = now.flatMap(said -> before.stream().max(Comparator.comparingDouble(said::similarityTo)));
        if (now.isEmpty() || was.isEmpty()) {
            return List.of();
        }
        JsonNode old = structure(was.get().text());
        JsonNode current = structure(now.get().text());
        if (old == null || current == null || old.equals(current)) {
            return List.of();
        }
        Html tree = new JsonTree(wording).node("$", old, current);
        return List.of(
                Html.of("h3", wording.say("page.json")),
                Html.of("ul").with("class", "dg-tree").add(tree));
    }

    /** An object or array, alone or in a code fence. */
    private static @Nullable JsonNode structure(String text) {
        Matcher fenced = FENCED.matcher(text);
        try {
            JsonNode node = Json.parse(fenced.matches() ? fenced.group(1) : text);
            return node.isContainerNode() ? node : null;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private Html node(String name, @Nullable JsonNode was, @Nullable JsonNode is) {
        Html item = Html.of("li");
        if (++nodes > MOST_NODES) {
            return item.text(wording.say("page.cut"));
        }
        if (was != null && is != null && was.equals(is)) {
            return item.add(Html.of("span", name + ": " + value(is)).with("class", "dg-same"));
        }
        if (was != null && is != null && was.isContainerNode() && was.getNodeType() == is.getNodeType()) {
            Html list = Html.of("ul");
            for (String key : keys(was, is)) {
                list.add(node(key, child(was, key), child(is, key)));
            }
            return item.add(Html.of("details").with("open", "").add(Html.of("summary", name), list));
        }
        item.text(name + ": ");
        if (was != null) {
            item.add(Html.of("del", value(was)));
        }
        if (is != null) {
            item.add(Html.of("ins", value(is)));
        }
        return item;
    }

    private static Set<String> keys(JsonNode was, JsonNode is) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode each : List.of(was, is)) {
            each.fieldNames().forEachRemaining(keys::add);
            for (int i = 0; each.isArray() && i < each.size(); i++) {
                keys.add(Integer.toString(i));
            }
        }
        return keys;
    }

    private static @Nullable JsonNode child(JsonNode parent, String key) {
        return parent.isArray() ? parent.get(Integer.parseInt(key)) : parent.get(key);
    }

    private String value(JsonNode node) {
        return Shortened.of(Json.line(node), LONGEST_VALUE, wording);
    }
}
