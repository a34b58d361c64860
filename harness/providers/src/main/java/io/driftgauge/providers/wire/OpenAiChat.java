package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import io.driftgauge.providers.http.StreamCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * OpenAI's chat completions, which many others speak too: DeepSeek, Groq, xAI, Mistral, vLLM, llama.cpp. Our parameters'
 * names are this format's own, so that nothing needs translating.
 */
public final class OpenAiChat implements WireFormat {

    private final boolean asksForUsage;
    private final Map<String, String> renamed;

    /** As OpenAI speaks it. */
    public OpenAiChat() {
        this(true, Map.of());
    }

    /**
     * A dialect.
     *
     * @param asksForUsage whether a stream tells its usage only if it is asked to
     * @param renamed parameters with another name, by their common one
     */
    public OpenAiChat(boolean asksForUsage, Map<String, String> renamed) {
        this.asksForUsage = asksForUsage;
        this.renamed = Map.copyOf(renamed);
    }

    @Override
    public String path(String model, boolean stream) {
        return "chat/completions";
    }

    @Override
    public ObjectNode body(WireRequest request) {
        ObjectNode body = Json.object();
        body.put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(m -> messages.add(message(m)));
        Parameters parameters = new Parameters(request.parameters());
        parameters.move(body, "max_tokens", "max_tokens", "maxTokens");
        renamed.forEach((name, other) -> parameters.move(body, other, name));
        if (request.stream()) {
            body.put("stream", true);
            if (asksForUsage) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        parameters.rest(body);
        return body;
    }

    static ObjectNode message(Message message) {
        ObjectNode node = Json.object().put("role", message.role().name().toLowerCase(Locale.ROOT));
        if (message.toolCallId() != null) {
            node.put("tool_call_id", message.toolCallId());
        }
        if (message.role() != Role.USER || message.parts().stream().allMatch(Part.Text.class::isInstance)) {
            if (message.parts().isEmpty()) {
                node.putNull("content");
            } else {
                node.put("content", message.content());
            }
        } else {
            ArrayNode parts = node.putArray("content");
            message.parts().forEach(p -> parts.add(part(p)));
        }
        if (!message.toolCalls().isEmpty()) {
            ArrayNode calls = node.putArray("tool_calls");
            for (int i = 0; i < message.toolCalls().size(); i++) {
                ToolCall call = message.toolCalls().get(i);
                ObjectNode spelt = calls.addObject()
                        .put("id", call.id() == null ? "call_" + (i + 1) : call.id())
                        .put("type", "function");
                spelt.putObject("function").put("name", call.name()).put("arguments", call.arguments());
            }
        }
        return node;
    }

    private static ObjectNode part(Part part) {
        if (part instanceof Part.Text text) {
            return Json.object().put("type", "text").put("text", text.text());
        }
        ObjectNode node = Json.object().put("type", "image_url");
        node.putObject("image_url").put("url", imageUrl(part));
        return node;
    }

    static String imageUrl(Part part) {
        return part instanceof Part.Image image
                ? "data:" + image.mediaType() + ";base64," + image.base64()
                : ((Part.ImageUrl) part).url();
    }

    @Override
    public WireAnswer read(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new IllegalArgumentException("'choices' holds no message");
        }
        List<ToolCall> calls = toolCalls(message);
        String refusal = Fields.text(message, "refusal");
        String text = content(message.path("content"));
        return new WireAnswer(
                refusal != null && text.isEmpty() ? refusal : text,
                calls,
                refusal != null
                        ? FinishReason.REFUSAL
                        : finish(choice.path("finish_reason").asText(""), calls),
                usage(body.path("usage")),
                Fields.logProbabilities(choice.path("logprobs").path("content"), "logprob"),
                Fields.text(body, "model"),
                Fields.text(body, "system_fingerprint"),
                body.path("provider").isTextual()
                        ? Map.of("provider", body.path("provider").textValue())
                        : Map.of());
    }

    /** A string, or the text pieces of a list (thinking is left out). */
    static String content(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asText(""));
        }
        return text.toString();
    }

    static List<ToolCall> toolCalls(JsonNode message) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            JsonNode arguments = function.path("arguments");
            calls.add(new ToolCall(
                    Fields.text(call, "id"),
                    function.path("name").asText(""),
                    arguments.isTextual() ? arguments.textValue() : Json.line(arguments)));
        }
        return calls;
    }

    static FinishReason finish(String reason, List<ToolCall> calls) {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "stop", "eos", "eos_token", "stop_sequence" ->
                calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
            case "length", "max_tokens", "model_length" -> FinishReason.LENGTH;
            case "content_filter", "refusal" -> FinishReason.REFUSAL;
            case "tool_calls", "function_call", "tool_use" -> FinishReason.TOOL_CALLS;
            default -> FinishReason.OTHER;
        };
    }

    static Usage usage(JsonNode usage) {
        Long cached = Fields.count(usage, "prompt_tokens_details", "cached_tokens");
        return new Usage(
                Fields.count(usage, "prompt_tokens"),
                Fields.count(usage, "completion_tokens"),
                cached != null ? cached : Fields.count(usage, "prompt_cache_hit_tokens"),
                Fields.count(usage, "completion_tokens_details", "reasoning_tokens"));
    }

    @Override
    public StreamCollector collector() {
        return new OpenAiChatStream();
    }
}
