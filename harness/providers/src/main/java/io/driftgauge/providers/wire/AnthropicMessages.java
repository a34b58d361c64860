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
import io.driftgauge.providers.http.StreamCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Anthropic's messages. */
public final class AnthropicMessages implements WireFormat {

    /** The format demands a limit; this one stands where none is set. */
    static final int MAX_TOKENS = 1_024;

    @Override
    public String path(String model, boolean stream) {
        return "messages";
    }

    @Override
    public ObjectNode body(WireRequest request) {
        ObjectNode body = Json.object();
        body.put("model", request.model());
        body.put("max_tokens", MAX_TOKENS);
        String system = Messages.system(request.messages());
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        Messages.put(body, request.messages(), AnthropicMessages::blocks);
        Parameters parameters = new Parameters(request.parameters());
        parameters.move(body, "max_tokens", "max_tokens", "max_completion_tokens", "maxTokens");
        parameters.moveStop(body, "stop_sequences");
        JsonNode tools = parameters.take("tools");
        if (tools != null) {
            body.set("tools", Tools.each(tools, (spelt, function) -> {
                Tools.describe(spelt, function);
                spelt.set("input_schema", Tools.schema(function));
            }));
        }
        JsonNode choice = parameters.take("tool_choice");
        if (choice != null) {
            body.set("tool_choice", choice(choice));
        }
        JsonNode format = parameters.take("response_format");
        if (format != null) {
            body.putObject("output_config").set("format", format(format));
        }
        if (request.stream()) {
            body.put("stream", true);
        }
        parameters.rest(body);
        return body;
    }

    private static JsonNode choice(JsonNode choice) {
        String name = Tools.choice(choice);
        return switch (name) {
            case "" -> choice;
            case "auto", "none" -> Json.object().put("type", name);
            case "required", "any" -> Json.object().put("type", "any");
            default -> Json.object().put("type", "tool").put("name", name.substring(1));
        };
    }

    private static JsonNode format(JsonNode format) {
        JsonNode schema = Parameters.schema(format);
        if (schema == null) {
            throw new IllegalArgumentException("Anthropic has no JSON mode without a schema; give response_format a"
                    + " json_schema, or ask for JSON in the prompt.");
        }
        return Json.object().put("type", "json_schema").set("schema", schema);
    }

    private static void blocks(ArrayNode content, Message message) {
        if (message.role() == Role.TOOL) {
            content.addObject()
                    .put("type", "tool_result")
                    .put("tool_use_id", message.toolCallId())
                    .put("content", message.content());
            return;
        }
        for (Part part : message.parts()) {
            if (part instanceof Part.Text text) {
                content.addObject().put("type", "text").put("text", text.text());
            } else if (part instanceof Part.Image image) {
                content.addObject()
                        .put("type", "image")
                        .putObject("source")
                        .put("type", "base64")
                        .put("media_type", image.mediaType())
                        .put("data", image.base64());
            } else {
                content.addObject()
                        .put("type", "image")
                        .putObject("source")
                        .put("type", "url")
                        .put("url", OpenAiChat.imageUrl(part));
            }
        }
        for (int i = 0; i < message.toolCalls().size(); i++) {
            ToolCall call = message.toolCalls().get(i);
            content.addObject()
                    .put("type", "tool_use")
                    .put("id", Tools.id(call, i))
                    .put("name", call.name())
                    .set("input", Tools.arguments(call));
        }
    }

    @Override
    public WireAnswer read(JsonNode body) {
        if (!body.path("content").isArray()) {
            throw new IllegalArgumentException("'content' is missing");
        }
        StringBuilder text = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode block : body.path("content")) {
            switch (block.path("type").asText("")) {
                case "text" -> text.append(block.path("text").asText(""));
                case "tool_use" ->
                    calls.add(new ToolCall(
                            Fields.text(block, "id"), block.path("name").asText(""), Json.line(block.path("input"))));
                default -> {} // thinking, what a server's own tools did
            }
        }
        JsonNode usage = body.path("usage");
        Long cached = Fields.count(usage, "cache_read_input_tokens");
        return new WireAnswer(
                text.toString(),
                calls,
                finish(body.path("stop_reason").asText("")),
                Fields.usage(
                        Fields.sum(
                                Fields.count(usage, "input_tokens"),
                                cached,
                                Fields.count(usage, "cache_creation_input_tokens")),
                        Fields.count(usage, "output_tokens"),
                        cached,
                        null),
                List.of(),
                Fields.text(body, "model"),
                null,
                Map.of());
    }

    /** Also what Converse says, but for what it alone has. */
    static FinishReason finish(String reason) {
        return switch (reason) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.REFUSAL;
            default -> FinishReason.OTHER;
        };
    }

    @Override
    public @Nullable StreamCollector collector() {
        return new AnthropicStream();
    }
}
