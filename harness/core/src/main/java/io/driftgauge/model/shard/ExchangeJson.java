package io.driftgauge.model.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Sha256;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests, answers and failures to and from JSON, whole: what is judged later must not differ from what came. */
final class ExchangeJson {

    private ExchangeJson() {}

    /** Tells one request from another. */
    static String key(ChatRequest request) {
        return Sha256.hex(Json.canonical(Map.of(
                "case", request.caseId(),
                "messages", request.messages(),
                "parameters", request.parameters(),
                "sample", request.sample(),
                "seed", request.seed())));
    }

    static ObjectNode of(ChatResponse response) {
        ObjectNode node = Json.object().put("text", response.text());
        if (!response.toolCalls().isEmpty()) {
            node.set("toolCalls", Json.node(response.toolCalls()));
        }
        node.put("finishReason", response.finishReason().name());
        node.set("usage", Json.node(response.usage()));
        if (!response.logProbabilities().isEmpty()) {
            node.set("logProbabilities", Json.node(response.logProbabilities()));
        }
        node.set("served", served(response.served()));
        node.put("latency", response.latency().toString());
        put(node, "timeToFirstToken", response.timeToFirstToken());
        put(node, "requestId", response.requestId());
        put(node, "recorded", response.recorded());
        return node;
    }

    /** Parts by their fields; the public map of them leaves nulls out and mixes headers in. */
    private static ObjectNode served(ServedIdentity served) {
        ObjectNode node = Json.object();
        put(node, "model", served.model());
        put(node, "fingerprint", served.fingerprint());
        put(node, "apiVersion", served.apiVersion());
        put(node, "checksum", served.checksum());
        put(node, "region", served.region());
        if (!served.headers().isEmpty()) {
            node.set("headers", Json.node(served.headers()));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    static ChatResponse response(JsonNode node) {
        List<ToolCall> toolCalls = new ArrayList<>();
        node.path("toolCalls")
                .forEach(call -> toolCalls.add(new ToolCall(
                        text(call, "id"),
                        call.path("name").asText(),
                        call.path("arguments").asText())));
        List<Double> logProbabilities = new ArrayList<>();
        node.path("logProbabilities").forEach(each -> logProbabilities.add(each.asDouble()));
        JsonNode usage = node.path("usage");
        String first = text(node, "timeToFirstToken");
        String recorded = text(node, "recorded");
        return new ChatResponse(
                node.path("text").asText(),
                toolCalls,
                FinishReason.valueOf(node.path("finishReason").asText()),
                new Usage(
                        count(usage, "promptTokens"),
                        count(usage, "completionTokens"),
                        count(usage, "cachedTokens"),
                        count(usage, "reasoningTokens")),
                logProbabilities,
                served(node.path("served")),
                Duration.parse(node.path("latency").asText()),
                first == null ? null : Duration.parse(first),
                text(node, "requestId"),
                recorded == null ? null : Instant.parse(recorded));
    }

    private static ServedIdentity served(JsonNode node) {
        TreeMap<String, String> headers = new TreeMap<>();
        JsonNode told = node.path("headers");
        told.fieldNames()
                .forEachRemaining(name -> headers.put(name, told.path(name).asText()));
        return new ServedIdentity(
                text(node, "model"),
                text(node, "fingerprint"),
                text(node, "apiVersion"),
                text(node, "checksum"),
                text(node, "region"),
                headers);
    }

    static ObjectNode of(ModelCallException failure) {
        return Json.object()
                .put("kind", failure.kind().name())
                .put("message", String.valueOf(failure.getMessage()))
                .put("attempts", failure.attempts())
                .put("elapsed", failure.elapsed().toString());
    }

    static ModelCallException failure(JsonNode node) {
        return new ModelCallException(
                ModelCallException.Kind.valueOf(node.path("kind").asText()),
                node.path("message").asText(),
                node.path("attempts").asInt(),
                Duration.parse(node.path("elapsed").asText()));
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    private static @Nullable Long count(JsonNode node, String name) {
        return node.path(name).isNumber() ? Long.valueOf(node.path(name).longValue()) : null;
    }
}
