package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.providers.http.StreamCollector;

/** Puts the events of a streamed Cohere chat together. */
final class CohereStream implements StreamCollector {

    private final ObjectNode whole = Json.object();
    private final StringBuilder text = new StringBuilder();
    private final ArrayNode calls = Json.array();
    private final StringBuilder arguments = new StringBuilder();
    private boolean ended;

    @Override
    public void take(JsonNode piece) {
        JsonNode delta = piece.path("delta");
        JsonNode message = delta.path("message");
        switch (piece.path("type").asText("")) {
            case "message-start" -> whole.set("id", piece.path("id"));
            case "content-delta" ->
                text.append(message.path("content").path("text").asText(""));
            case "tool-call-start" -> {
                calls.add(message.path("tool_calls").deepCopy());
                arguments.setLength(0);
                arguments.append(message.path("tool_calls")
                        .path("function")
                        .path("arguments")
                        .asText(""));
            }
            case "tool-call-delta" ->
                arguments.append(message.path("tool_calls")
                        .path("function")
                        .path("arguments")
                        .asText(""));
            case "tool-call-end" -> {
                if (calls.path(calls.size() - 1).path("function") instanceof ObjectNode function) {
                    function.put("arguments", arguments.toString());
                }
            }
            case "message-end" -> {
                delta.fields().forEachRemaining(f -> whole.set(f.getKey(), f.getValue()));
                ended = true;
            }
            default -> {} // plans, citations
        }
    }

    @Override
    public boolean begun() {
        return !text.isEmpty() || !calls.isEmpty();
    }

    @Override
    public boolean complete() {
        return ended;
    }

    @Override
    public JsonNode whole() {
        ObjectNode message = whole.putObject("message");
        message.putArray("content").addObject().put("type", "text").put("text", text.toString());
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        return whole;
    }
}
