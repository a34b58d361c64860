package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.providers.http.StreamCollector;
import java.util.Map;
import java.util.TreeMap;

/** Puts the chunks of a chat completion together. */
final class OpenAiChatStream implements StreamCollector {

    private final ObjectNode whole = Json.object();
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final ArrayNode logProbabilities = Json.array();
    private final Map<Integer, Call> calls = new TreeMap<>();
    private String finish = "";

    private static final class Call {
        private String id = "";
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    @Override
    public void take(JsonNode piece) {
        for (String name : new String[] {"model", "system_fingerprint", "usage", "provider", "error"}) {
            if (piece.hasNonNull(name)) {
                whole.set(name, piece.path(name));
            }
        }
        JsonNode choice = piece.path("choices").path(0);
        JsonNode delta = choice.path("delta");
        content.append(OpenAiChat.content(delta.path("content")));
        refusal.append(delta.path("refusal").asText(""));
        choice.path("logprobs").path("content").forEach(logProbabilities::add);
        delta.path("tool_calls").forEach(this::call);
        finish = choice.path("finish_reason").asText("").isEmpty()
                        || choice.path("finish_reason").isNull()
                ? finish
                : choice.path("finish_reason").asText();
    }

    private void call(JsonNode delta) {
        Call call = calls.computeIfAbsent(delta.path("index").asInt(calls.size()), i -> new Call());
        call.id = delta.path("id").asText(call.id);
        call.name.append(delta.path("function").path("name").asText(""));
        call.arguments.append(delta.path("function").path("arguments").asText(""));
    }

    @Override
    public boolean begun() {
        return !content.isEmpty() || !refusal.isEmpty() || !calls.isEmpty();
    }

    @Override
    public boolean complete() {
        return !finish.isEmpty() && !whole.has("error");
    }

    @Override
    public JsonNode whole() {
        ObjectNode choice = whole.putArray("choices").addObject();
        choice.put("finish_reason", finish);
        ObjectNode message = choice.putObject("message").put("content", content.toString());
        if (!refusal.isEmpty()) {
            message.put("refusal", refusal.toString());
        }
        if (!calls.isEmpty()) {
            ArrayNode spelt = message.putArray("tool_calls");
            calls.values()
                    .forEach(c -> spelt.addObject()
                            .put("id", c.id)
                            .putObject("function")
                            .put("name", c.name.toString())
                            .put("arguments", c.arguments.toString()));
        }
        choice.putObject("logprobs").set("content", logProbabilities);
        return whole;
    }
}
