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

/** OpenAI's responses. */
public final class OpenAiResponses implements WireFormat {

    @Override
    public String path(String model, boolean stream) {
        return "responses";
    }

    @Override
    public ObjectNode body(WireRequest request) {
        ObjectNode body = Json.object();
        body.put("model", request.model());
        ArrayNode input = body.putArray("input");
        request.messages().forEach(m -> add(input, m));
        Parameters parameters = new Parameters(request.parameters());
        parameters.move(
                body, "max_output_tokens", "max_output_tokens", "max_tokens", "max_completion_tokens", "maxTokens");
        JsonNode tools = parameters.take("tools");
        if (tools != null) {
            body.set("tools", Tools.each(tools, OpenAiResponses::flat));
        }
        JsonNode choice = parameters.take("tool_choice");
        if (choice != null) {
            String name = Tools.choice(choice);
            body.set(
                    "tool_choice",
                    name.startsWith(":")
                            ? Json.object().put("type", "function").put("name", name.substring(1))
                            : choice);
        }
        JsonNode format = parameters.take("response_format");
        if (format != null) {
            ObjectNode spelt = body.putObject("text").putObject("format");
            spelt.set("type", format.path("type"));
            format.path("json_schema").fields().forEachRemaining(f -> spelt.set(f.getKey(), f.getValue()));
        }
        JsonNode effort = parameters.take("reasoning_effort");
        if (effort != null) {
            body.putObject("reasoning").set("effort", effort);
        }
        JsonNode logProbabilities = parameters.take("logprobs");
        if (logProbabilities != null && logProbabilities.asBoolean()) {
            body.putArray("include").add("message.output_text.logprobs");
        }
        if (request.stream()) {
            body.put("stream", true);
        }
        parameters.rest(body);
        return body;
    }

    private static void flat(ObjectNode spelt, JsonNode function) {
        spelt.put("type", "function");
        function.fields().forEachRemaining(f -> spelt.set(f.getKey(), f.getValue()));
    }

    private static void add(ArrayNode input, Message message) {
        if (message.role() == Role.TOOL) {
            input.addObject()
                    .put("type", "function_call_output")
                    .put("call_id", message.toolCallId())
                    .put("output", message.content());
            return;
        }
        if (!message.parts().isEmpty()) {
            ObjectNode item =
                    input.addObject().put("role", message.role().name().toLowerCase(Locale.ROOT));
            if (message.parts().stream().allMatch(Part.Text.class::isInstance)) {
                item.put("content", message.content());
            } else {
                ArrayNode parts = item.putArray("content");
                message.parts().forEach(p -> parts.add(part(p)));
            }
        }
        for (int i = 0; i < message.toolCalls().size(); i++) {
            ToolCall call = message.toolCalls().get(i);
            input.addObject()
                    .put("type", "function_call")
                    .put("call_id", Tools.id(call, i))
                    .put("name", call.name())
                    .put("arguments", call.arguments());
        }
    }

    private static ObjectNode part(Part part) {
        return part instanceof Part.Text text
                ? Json.object().put("type", "input_text").put("text", text.text())
                : Json.object().put("type", "input_image").put("image_url", OpenAiChat.imageUrl(part));
    }

    @Override
    public WireAnswer read(JsonNode body) {
        if (!body.path("output").isArray() || body.path("status").asText("").equals("failed")) {
            throw new IllegalArgumentException("'output' is missing, or the response failed");
        }
        StringBuilder text = new StringBuilder();
        StringBuilder refusal = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        List<Double> logProbabilities = new ArrayList<>();
        for (JsonNode item : body.path("output")) {
            if (item.path("type").asText("").equals("function_call")) {
                calls.add(new ToolCall(
                        Fields.text(item, "call_id"),
                        item.path("name").asText(""),
                        item.path("arguments").asText("")));
            }
            for (JsonNode part : item.path("content")) {
                if (item.path("type").asText("").equals("message")) {
                    text.append(part.path("text").asText(""));
                    refusal.append(part.path("refusal").asText(""));
                    logProbabilities.addAll(Fields.logProbabilities(part.path("logprobs"), "logprob"));
                }
            }
        }
        return new WireAnswer(
                text.isEmpty() ? refusal.toString() : text.toString(),
                calls,
                finish(body, !refusal.isEmpty(), calls),
                usage(body.path("usage")),
                logProbabilities,
                Fields.text(body, "model"),
                null,
                Map.of());
    }

    private static FinishReason finish(JsonNode body, boolean refused, List<ToolCall> calls) {
        String reason = body.path("incomplete_details").path("reason").asText("");
        if (refused || reason.equals("content_filter")) {
            return FinishReason.REFUSAL;
        }
        if (reason.equals("max_output_tokens")) {
            return FinishReason.LENGTH;
        }
        if (!calls.isEmpty()) {
            return FinishReason.TOOL_CALLS;
        }
        return body.path("status").asText("").equals("completed") ? FinishReason.STOP : FinishReason.OTHER;
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                Fields.count(usage, "input_tokens"),
                Fields.count(usage, "output_tokens"),
                Fields.count(usage, "input_tokens_details", "cached_tokens"),
                Fields.count(usage, "output_tokens_details", "reasoning_tokens"));
    }

    @Override
    public StreamCollector collector() {
        return new StreamCollector() {
            private JsonNode whole = Json.object();
            private boolean begun;

            @Override
            public void take(JsonNode piece) {
                String type = piece.path("type").asText("");
                begun |= type.endsWith(".delta");
                if (piece.path("response").path("status").asText("").matches("completed|incomplete|failed")) {
                    whole = piece.path("response");
                }
            }

            @Override
            public boolean begun() {
                return begun;
            }

            @Override
            public boolean complete() {
                return !whole.isEmpty();
            }

            @Override
            public JsonNode whole() {
                return whole;
            }
        };
    }
}
