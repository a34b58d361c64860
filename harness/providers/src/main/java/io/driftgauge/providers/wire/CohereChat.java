package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import io.driftgauge.providers.http.StreamCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cohere's chat, version 2. */
public final class CohereChat implements WireFormat {

    @Override
    public String path(String model, boolean stream) {
        return "chat";
    }

    @Override
    public ObjectNode body(WireRequest request) {
        ObjectNode body = Json.object();
        body.put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(m -> messages.add(OpenAiChat.message(m)));
        Parameters parameters = new Parameters(request.parameters());
        parameters.move(body, "max_tokens", "max_tokens", "max_completion_tokens", "maxTokens");
        parameters.move(body, "p", "p", "top_p");
        parameters.move(body, "k", "k", "top_k");
        parameters.moveStop(body, "stop_sequences");
        JsonNode choice = parameters.take("tool_choice");
        if (choice != null && !choice.asText("").equals("auto")) {
            body.put("tool_choice", choice.asText("").equals("none") ? "NONE" : "REQUIRED");
        }
        JsonNode format = parameters.take("response_format");
        if (format != null) {
            ObjectNode spelt = body.putObject("response_format").put("type", "json_object");
            JsonNode schema = Parameters.schema(format);
            if (schema != null) {
                spelt.set("json_schema", schema);
            }
        }
        if (request.stream()) {
            body.put("stream", true);
        }
        parameters.rest(body);
        return body;
    }

    @Override
    public WireAnswer read(JsonNode body) {
        JsonNode message = body.path("message");
        String reason = body.path("finish_reason").asText("").toUpperCase(Locale.ROOT);
        if (!message.isObject() || reason.equals("ERROR") || reason.equals("TIMEOUT")) {
            throw new IllegalArgumentException("'message' is missing, or it ended with an error");
        }
        List<ToolCall> calls = OpenAiChat.toolCalls(message);
        List<Double> logProbabilities = new ArrayList<>();
        for (JsonNode piece : body.path("logprobs")) {
            piece.path("logprobs").forEach(value -> logProbabilities.add(value.doubleValue()));
        }
        return new WireAnswer(
                OpenAiChat.content(message.path("content")),
                calls,
                switch (reason) {
                    case "COMPLETE", "STOP_SEQUENCE" -> FinishReason.STOP;
                    case "MAX_TOKENS" -> FinishReason.LENGTH;
                    case "TOOL_CALL" -> FinishReason.TOOL_CALLS;
                    case "ERROR_TOXIC" -> FinishReason.REFUSAL;
                    default -> FinishReason.OTHER;
                },
                usage(body.path("usage")),
                logProbabilities,
                Fields.text(body, "model"),
                null,
                Map.of());
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                Fields.count(usage, "tokens", "input_tokens"),
                Fields.count(usage, "tokens", "output_tokens"),
                Fields.count(usage, "cached_tokens"),
                null);
    }

    @Override
    public StreamCollector collector() {
        return new CohereStream();
    }
}
