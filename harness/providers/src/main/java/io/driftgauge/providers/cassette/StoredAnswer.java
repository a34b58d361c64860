package io.driftgauge.providers.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One answer to a request, as it came.
 *
 * @param sample which answer of its case, counted from 0
 * @param headers lower-case names, values joined by commas; none that a key could be in
 * @param body JSON, or a text
 */
record StoredAnswer(
        int sample, Instant recorded, Duration latency, int status, Map<String, String> headers, JsonNode body) {

    JsonNode json() {
        var node = Json.object();
        node.put("sample", sample);
        node.put("recorded", recorded.toString());
        node.put("latencyMs", latency.toMillis());
        node.put("status", status);
        node.set("headers", Json.node(new TreeMap<>(headers)));
        if (body.isTextual()) {
            var lines = node.putArray("text");
            for (String line : body.textValue().split("\n", -1)) {
                lines.add(line);
            }
        } else {
            node.set("body", body);
        }
        return node;
    }

    /** @throws IllegalArgumentException if it is not what {@link #json} makes */
    static StoredAnswer of(JsonNode node) {
        Map<String, String> headers = new TreeMap<>();
        node.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        JsonNode body = node.path("body");
        if (body.isMissingNode()) {
            List<String> lines = new ArrayList<>();
            node.path("text").forEach(line -> lines.add(line.asText()));
            body = Json.node(String.join("\n", lines));
        }
        if (!node.path("sample").isInt() || !node.path("status").isInt()) {
            throw new IllegalArgumentException("an answer needs 'sample' and 'status'");
        }
        return new StoredAnswer(
                node.path("sample").intValue(),
                Instant.parse(node.path("recorded").asText()),
                Duration.ofMillis(node.path("latencyMs").asLong()),
                node.path("status").intValue(),
                headers,
                body);
    }

    /** The body as it goes over the wire. */
    String text() {
        return body.isTextual() ? body.textValue() : Json.line(body);
    }
}
