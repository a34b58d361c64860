package io.driftgauge.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Json;
import java.util.function.UnaryOperator;

/** JSON whose texts and names went through a mask, before quotes and escapes could hide a secret from it. */
final class Redacted {

    private Redacted() {}

    static JsonNode of(JsonNode node, UnaryOperator<String> mask) {
        if (node.isTextual()) {
            return TextNode.valueOf(mask.apply(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode copy = Json.array();
            node.forEach(element -> copy.add(of(element, mask)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = Json.object();
            node.properties().forEach(e -> copy.set(mask.apply(e.getKey()), of(e.getValue(), mask)));
            return copy;
        }
        return node;
    }
}
