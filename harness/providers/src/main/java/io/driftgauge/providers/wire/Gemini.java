package io.driftgauge.providers.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import io.driftgauge.model.ToolCall;
import io.driftgauge.providers.http.StreamCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's generateContent, at AI Studio and at Vertex AI. */
public final class Gemini implements WireFormat {

    @Override
    public String path(String model, boolean stream) {
        return "models/" + model + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
    }

    @Override
    public ObjectNode body(WireRequest request) {
        ObjectNode body = Json.object();
        String system = Messages.system(request.messages());
        if (!system.isEmpty()) {
            body.putObject("systemInstruction").putArray("parts").addObject().put("text", system);
        }
        ArrayNode contents = body.putArray("contents");
        for (Messages.Turn turn : Messages.turns(request.messages())) {
            ArrayNode parts = contents.addObject()
                    .put("role", turn.assistant() ? "model" : "user")
                    .putArray("parts");
            turn.messages().forEach(m -> parts(parts, m, request.messages()));
        }
        Parameters parameters = new Parameters(request.parameters());
        ObjectNode config = body.putObject("generationConfig");
        parameters.move(
                config, "maxOutputTokens", "maxOutputTokens", "max_tokens", "max_completion_tokens", "maxTokens");
        parameters.move(config, "temperature", "temperature");
        parameters.move(config, "topP", "topP", "top_p");
        parameters.move(config, "topK", "topK", "top_k");
        parameters.move(config, "seed", "seed");
        parameters.move(config, "presencePenalty", "presencePenalty", "presence_penalty");
        parameters.move(config, "frequencyPenalty", "frequencyPenalty", "frequency_penalty");
        parameters.move(config, "responseLogprobs", "responseLogprobs", "logprobs");
        parameters.move(config, "logprobs", "top_logprobs");
        parameters.moveStop(config, "stopSequences");
        JsonNode format = parameters.take("response_format");
        if (format != null) {
            config.put("responseMimeType", "application/json");
            JsonNode schema = Parameters.schema(format);
            if (schema != null) {
                config.set("responseJsonSchema", schema);
            }
        }
        tools(body, parameters);
        parameters.rest(body);
        return body;
    }

    private static void tools(ObjectNode body, Parameters parameters) {
        JsonNode tools = parameters.take("tools");
        if (tools != null) {
            ArrayNode spelt = body.putArray("tools");
            ArrayNode functions = Json.array();
            for (JsonNode tool : tools) {
                if (Parameters.isFunction(tool)) {
                    ObjectNode function = functions.addObject();
                    Tools.describe(function, tool.path("function"));
                    function.set("parametersJsonSchema", Tools.schema(tool.path("function")));
                } else {
                    spelt.add(tool);
                }
            }
            if (!functions.isEmpty()) {
                spelt.addObject().set("functionDeclarations", functions);
            }
        }
        JsonNode choice = parameters.take("tool_choice");
        if (choice != null) {
            String name = Tools.choice(choice);
            ObjectNode config = body.putObject("toolConfig").putObject("functionCallingConfig");
            config.put("mode", name.equals("auto") ? "AUTO" : name.equals("none") ? "NONE" : "ANY");
            if (name.startsWith(":")) {
                config.putArray("allowedFunctionNames").add(name.substring(1));
            }
        }
    }

    private static void parts(ArrayNode parts, Message message, List<Message> chat) {
        if (message.role() == Role.TOOL) {
            ObjectNode response =
                    parts.addObject().putObject("functionResponse").put("name", Tools.name(chat, message));
            response.set("response", result(message.content()));
            return;
        }
        for (Part part : message.parts()) {
            if (part instanceof Part.Text text) {
                parts.addObject().put("text", text.text());
            } else if (part instanceof Part.Image image) {
                parts.addObject()
                        .putObject("inlineData")
                        .put("mimeType", image.mediaType())
                        .put("data", image.base64());
            } else {
                parts.addObject().putObject("fileData").put("fileUri", OpenAiChat.imageUrl(part));
            }
        }
        for (ToolCall call : message.toolCalls()) {
            parts.addObject().putObject("functionCall").put("name", call.name()).set("args", Tools.arguments(call));
        }
    }

    /** An object, as the format demands. */
    private static JsonNode result(String content) {
        try {
            JsonNode json = Json.parse(content);
            return json.isObject() ? json : Json.object().set("result", json);
        } catch (JsonProcessingException e) {
            return Json.object().put("result", content);
        }
    }

    @Override
    public WireAnswer read(JsonNode body) {
        JsonNode candidate = body.path("candidates").path(0);
        boolean blocked = body.path("promptFeedback").hasNonNull("blockReason");
        if (!candidate.isObject() && !blocked) {
            throw new IllegalArgumentException("'candidates' is empty");
        }
        StringBuilder text = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode part : candidate.path("content").path("parts")) {
            JsonNode call = part.path("functionCall");
            if (call.isObject()) {
                calls.add(new ToolCall(
                        Fields.text(call, "id"),
                        call.path("name").asText(""),
                        call.path("args").isObject() ? Json.line(call.path("args")) : "{}"));
            } else if (!part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asText(""));
            }
        }
        JsonNode usage = body.path("usageMetadata");
        Long thoughts = Fields.count(usage, "thoughtsTokenCount");
        return new WireAnswer(
                text.toString(),
                calls,
                blocked
                        ? FinishReason.REFUSAL
                        : finish(candidate.path("finishReason").asText(""), calls),
                Fields.usage(
                        Fields.count(usage, "promptTokenCount"),
                        Fields.sum(Fields.count(usage, "candidatesTokenCount"), thoughts),
                        Fields.count(usage, "cachedContentTokenCount"),
                        thoughts),
                Fields.logProbabilities(candidate.path("logprobsResult").path("chosenCandidates"), "logProbability"),
                Fields.text(body, "modelVersion"),
                null,
                Map.of());
    }

    private static FinishReason finish(String reason, List<ToolCall> calls) {
        return switch (reason) {
            case "STOP" -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY" ->
                FinishReason.REFUSAL;
            default -> FinishReason.OTHER;
        };
    }

    @Override
    public StreamCollector collector() {
        return new GeminiStream();
    }
}
