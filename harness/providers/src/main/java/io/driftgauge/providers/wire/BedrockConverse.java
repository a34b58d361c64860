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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Amazon Bedrock's Converse. Its stream is a binary format, which is not read. */
public final class BedrockConverse implements WireFormat {

    /** What stands beside the messages; any other parameter is the model's own. */
    private static final Set<String> OWN = Set.of(
            "additionalModelRequestFields",
            "additionalModelResponseFieldPaths",
            "guardrailConfig",
            "inferenceConfig",
            "outputConfig",
            "performanceConfig",
            "promptVariables",
            "requestMetadata",
            "serviceTier",
            "toolConfig");

    @Override
    public String path(String model, boolean stream) {
        return "model/" + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20") + "/converse";
    }

    @Override
    public ObjectNode body(WireRequest request) {
        ObjectNode body = Json.object();
        String system = Messages.system(request.messages());
        if (!system.isEmpty()) {
            body.putArray("system").addObject().put("text", system);
        }
        Messages.put(body, request.messages(), BedrockConverse::blocks);
        Parameters parameters = new Parameters(request.parameters());
        ObjectNode inference = body.putObject("inferenceConfig");
        parameters.move(inference, "maxTokens", "maxTokens", "max_tokens", "max_completion_tokens");
        parameters.move(inference, "temperature", "temperature");
        parameters.move(inference, "topP", "topP", "top_p");
        parameters.moveStop(inference, "stopSequences");
        tools(body, parameters);
        format(body, parameters.take("response_format"));
        ObjectNode rest = Json.object();
        parameters.rest(rest);
        rest.fields().forEachRemaining(field -> {
            if (OWN.contains(field.getKey())) {
                merge(body, field.getKey(), field.getValue());
            } else {
                ObjectNode more = body.path("additionalModelRequestFields") instanceof ObjectNode there
                        ? there
                        : body.putObject("additionalModelRequestFields");
                more.set(field.getKey(), field.getValue());
            }
        });
        return body;
    }

    private static void merge(ObjectNode body, String name, JsonNode value) {
        if (body.path(name) instanceof ObjectNode there && value.isObject()) {
            value.fields().forEachRemaining(f -> there.set(f.getKey(), f.getValue()));
        } else {
            body.set(name, value);
        }
    }

    private static void tools(ObjectNode body, Parameters parameters) {
        JsonNode tools = parameters.take("tools");
        JsonNode choice = parameters.take("tool_choice");
        if (tools == null || (choice != null && choice.asText("").equals("none"))) {
            return;
        }
        ObjectNode config = body.putObject("toolConfig");
        config.set("tools", Tools.each(tools, (spelt, function) -> {
            ObjectNode spec = spelt.putObject("toolSpec");
            Tools.describe(spec, function);
            spec.putObject("inputSchema").set("json", Tools.schema(function));
        }));
        if (choice != null) {
            String name = Tools.choice(choice);
            ObjectNode spelt = config.putObject("toolChoice");
            if (name.startsWith(":")) {
                spelt.putObject("tool").put("name", name.substring(1));
            } else {
                spelt.putObject(name.equals("required") ? "any" : "auto");
            }
        }
    }

    private static void format(ObjectNode body, @Nullable JsonNode format) {
        if (format == null) {
            return;
        }
        JsonNode schema = Parameters.schema(format);
        if (schema == null) {
            throw new IllegalArgumentException("Converse has no JSON mode without a schema; give response_format a"
                    + " json_schema, or ask for JSON in the prompt.");
        }
        ObjectNode text = body.putObject("outputConfig").putObject("textFormat").put("type", "json_schema");
        text.putObject("structure")
                .putObject("jsonSchema")
                .put("name", format.path("json_schema").path("name").asText("answer"))
                .put("schema", Json.line(schema));
    }

    private static void blocks(ArrayNode content, Message message) {
        if (message.role() == Role.TOOL) {
            content.addObject()
                    .putObject("toolResult")
                    .put("toolUseId", message.toolCallId())
                    .putArray("content")
                    .addObject()
                    .put("text", message.content());
            return;
        }
        for (Part part : message.parts()) {
            if (part instanceof Part.Text text) {
                content.addObject().put("text", text.text());
            } else if (part instanceof Part.Image image) {
                ObjectNode node = content.addObject().putObject("image");
                node.put("format", image.mediaType().substring(image.mediaType().indexOf('/') + 1));
                node.putObject("source").put("bytes", image.base64());
            } else {
                throw new IllegalArgumentException("Converse fetches no pictures; give them as data URLs.");
            }
        }
        for (int i = 0; i < message.toolCalls().size(); i++) {
            ToolCall call = message.toolCalls().get(i);
            content.addObject()
                    .putObject("toolUse")
                    .put("toolUseId", Tools.id(call, i))
                    .put("name", call.name())
                    .set("input", Tools.arguments(call));
        }
    }

    @Override
    public WireAnswer read(JsonNode body) {
        JsonNode content = body.path("output").path("message").path("content");
        if (!content.isArray()) {
            throw new IllegalArgumentException("'output.message.content' is missing");
        }
        StringBuilder text = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode block : content) {
            text.append(block.path("text").asText(""));
            JsonNode use = block.path("toolUse");
            if (use.isObject()) {
                calls.add(new ToolCall(
                        Fields.text(use, "toolUseId"), use.path("name").asText(""), Json.line(use.path("input"))));
            }
        }
        JsonNode usage = body.path("usage");
        Long cached = Fields.count(usage, "cacheReadInputTokens");
        return new WireAnswer(
                text.toString(),
                calls,
                finish(body.path("stopReason").asText("")),
                Fields.usage(
                        Fields.sum(
                                Fields.count(usage, "inputTokens"),
                                cached,
                                Fields.count(usage, "cacheWriteInputTokens")),
                        Fields.count(usage, "outputTokens"),
                        cached,
                        null),
                List.of(),
                Fields.text(body.path("trace").path("promptRouter"), "invokedModelId"),
                null,
                Map.of());
    }

    private static FinishReason finish(String reason) {
        return switch (reason) {
            case "guardrail_intervened", "content_filtered" -> FinishReason.REFUSAL;
            default -> AnthropicMessages.finish(reason);
        };
    }

    @Override
    public @Nullable StreamCollector collector() {
        return null;
    }
}
