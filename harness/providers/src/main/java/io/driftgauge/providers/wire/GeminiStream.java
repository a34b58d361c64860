package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.providers.http.StreamCollector;

/** Puts the pieces of a streamed generateContent together: each is an answer of its own, with the parts that are new. */
final class GeminiStream implements StreamCollector {

    private final ObjectNode whole = Json.object();
    private final ObjectNode candidate = Json.object();
    private final ArrayNode parts = Json.array();

    @Override
    public void take(JsonNode piece) {
        piece.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("candidates")) {
                whole.set(field.getKey(), field.getValue());
            }
        });
        JsonNode first = piece.path("candidates").path(0);
        first.path("content").path("parts").forEach(parts::add);
        first.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("content")) {
                candidate.set(field.getKey(), field.getValue());
            }
        });
    }

    @Override
    public boolean begun() {
        return !parts.isEmpty();
    }

    @Override
    public boolean complete() {
        return candidate.hasNonNull("finishReason")
                || whole.path("promptFeedback").hasNonNull("blockReason");
    }

    @Override
    public JsonNode whole() {
        if (!candidate.isEmpty()) {
            candidate.putObject("content").set("parts", parts);
            whole.putArray("candidates").add(candidate);
        }
        return whole;
    }
}
