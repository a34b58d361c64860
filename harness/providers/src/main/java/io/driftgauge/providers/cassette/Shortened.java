package io.driftgauge.providers.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Sha256;
import java.util.regex.Pattern;

/**
 * A request whose long base64, mostly pictures, is told by its checksum: whole, it would make recordings large and unfit for
 * review. Only the same bytes have the same checksum, so that a request with another picture is another request.
 */
final class Shortened {

    private static final int LONGEST = 1_024;

    /** With the head of a {@code data:} URL, if it has one. */
    private static final Pattern BASE64 = Pattern.compile("(data:[^,]{0,100};base64,)?+[A-Za-z0-9+/_-]++={0,2}");

    private Shortened() {}

    static JsonNode of(JsonNode node) {
        if (node.isTextual()) {
            return text(node);
        }
        if (node.isArray()) {
            ArrayNode copy = Json.array();
            node.forEach(element -> copy.add(of(element)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = Json.object();
            node.properties().forEach(e -> copy.set(e.getKey(), of(e.getValue())));
            return copy;
        }
        return node;
    }

    private static JsonNode text(JsonNode node) {
        String text = node.textValue();
        if (text.length() <= LONGEST || !BASE64.matcher(text).matches()) {
            return node;
        }
        String head = text.startsWith("data:") ? text.substring(0, text.indexOf(',') + 1) : "";
        String data = text.substring(head.length());
        return TextNode.valueOf(head + "[" + data.length() + " characters, sha256 " + Sha256.hex(data) + "]");
    }
}
