package io.driftgauge.providers.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.providers.http.StreamCollector;
import java.util.Map;
import java.util.TreeMap;

/** Puts the events of a streamed message together. */
final class AnthropicStream implements StreamCollector {

    private final Map<Integer, ObjectNode> blocks = new TreeMap<>();
    private final Map<Integer, StringBuilder> texts = new TreeMap<>();
    private final ObjectNode whole = Json.object();
    private boolean ended;
    private boolean begun;

    @Override
    public void take(JsonNode piece) {
        int index = piece.path("index").asInt(0);
        switch (piece.path("type").asText("")) {
            case "message_start" ->
                piece.path("message").fields().forEachRemaining(f -> whole.set(f.getKey(), f.getValue()));
            case "content_block_start" -> {
                blocks.put(index, piece.path("content_block").deepCopy());
                texts.put(
                        index,
                        new StringBuilder(
                                piece.path("content_block").path("text").asText("")));
            }
            case "content_block_delta" -> {
                JsonNode delta = piece.path("delta");
                begun = true;
                texts.computeIfAbsent(index, i -> new StringBuilder())
                        .append(delta.path("text").asText(""))
                        .append(delta.path("partial_json").asText(""));
            }
            case "message_delta" -> {
                whole.set("stop_reason", piece.path("delta").path("stop_reason"));
                ObjectNode usage = whole.path("usage") instanceof ObjectNode there ? there : whole.putObject("usage");
                piece.path("usage").fields().forEachRemaining(f -> usage.set(f.getKey(), f.getValue()));
            }
            case "message_stop" -> ended = true;
            default -> {} // pings; an error leaves the message without its end
        }
    }

    @Override
    public boolean begun() {
        return begun;
    }

    @Override
    public boolean complete() {
        return ended;
    }

    @Override
    public JsonNode whole() {
        ArrayNode content = whole.putArray("content");
        blocks.forEach((index, block) -> {
            String text = String.valueOf(texts.get(index));
            if (block.path("type").asText("").equals("tool_use")) {
                block.set("input", tree(text));
            } else if (block.has("text")) {
                block.put("text", text);
            }
            content.add(block);
        });
        return whole;
    }

    private static JsonNode tree(String json) {
        try {
            return json.isBlank() ? Json.object() : Json.parse(json);
        } catch (JsonProcessingException e) {
            return Json.object();
        }
    }
}
