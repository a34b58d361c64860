package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
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

/** Ollama's own chat. */
public final class OllamaChat implements WireFormat {

    /** Parameters that belong into {@code options}. */
    private static final List<String> OPTIONS = List.of(
            "temperature",
            "top_p",
            "top_k",
            "min_p",
            "typical_p",
            "seed",
            "num_ctx",
            "num_keep",
            "num_batch",
            "num_gpu",
            "num_thread",
            "repeat_last_n",
            "repeat_penalty",
            "presence_penalty",
            "frequency_penalty");

    @Override
    public String path(String model, boolean stream) {
        return "api/chat";
    }

    @Override
    public ObjectNode body(WireRequest request) {
        ObjectNode body = Json.object();
        body.put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(m -> messages.add(message(m, request.messages())));
        body.put("stream", request.stream());
        Parameters parameters = new Parameters(request.parameters());
        ObjectNode options = body.putObject("options");
        parameters.move(options, "num_predict", "num_predict", "max_tokens", "max_completion_tokens", "maxTokens");
        parameters.moveStop(options, "stop");
        parameters.move(options, "repeat_penalty", "repetition_penalty");
        OPTIONS.forEach(name -> parameters.move(options, name, name));
        JsonNode format = parameters.take("response_format");
        if (format != null) {
            JsonNode schema = Parameters.schema(format);
            if (schema == null) {
                body.put("format", "json");
            } else {
                body.set("format", schema);
            }
        }
        parameters.rest(body);
        return body;
    }

    private static ObjectNode message(Message message, List<Message> chat) {
        ObjectNode node = Json.object().put("role", message.role().name().toLowerCase(Locale.ROOT));
        StringBuilder text = new StringBuilder();
        ArrayNode images = Json.array();
        for (Part part : message.parts()) {
            if (part instanceof Part.Text words) {
                text.append(text.isEmpty() ? "" : "\n").append(words.text());
            } else if (part instanceof Part.Image image) {
                images.add(image.base64());
            } else {
                throw new IllegalArgumentException("Ollama fetches no pictures; give them as data URLs.");
            }
        }
        node.put("content", text.toString());
        if (!images.isEmpty()) {
            node.set("images", images);
        }
        if (message.role() == Role.TOOL) {
            node.put("tool_name", Tools.name(chat, message));
        }
        if (!message.toolCalls().isEmpty()) {
            ArrayNode calls = node.putArray("tool_calls");
            for (ToolCall call : message.toolCalls()) {
                calls.addObject()
                        .putObject("function")
                        .put("name", call.name())
                        .set("arguments", Tools.arguments(call));
            }
        }
        return node;
    }

    @Override
    public WireAnswer read(JsonNode body) {
        JsonNode message = body.path("message");
        if (!message.isObject()) {
            throw new IllegalArgumentException("'message' is missing");
        }
        List<ToolCall> calls = OpenAiChat.toolCalls(message);
        return new WireAnswer(
                message.path("content").asText(""),
                calls,
                OpenAiChat.finish(body.path("done_reason").asText(""), calls),
                new Usage(Fields.count(body, "prompt_eval_count"), Fields.count(body, "eval_count"), null, null),
                Fields.logProbabilities(body.path("logprobs"), "logprob"),
                Fields.text(body, "model"),
                null,
                Map.of());
    }

    @Override
    public StreamCollector collector() {
        return new OllamaStream();
    }

    /** Puts the lines of a streamed chat together. */
    private static final class OllamaStream implements StreamCollector {

        private final StringBuilder text = new StringBuilder();
        private final ArrayNode calls = Json.array();
        private final List<JsonNode> logProbabilities = new ArrayList<>();
        private ObjectNode last = Json.object();

        @Override
        public void take(JsonNode piece) {
            text.append(piece.path("message").path("content").asText(""));
            piece.path("message").path("tool_calls").forEach(calls::add);
            piece.path("logprobs").forEach(logProbabilities::add);
            last = piece instanceof ObjectNode object ? object : last;
        }

        @Override
        public boolean begun() {
            return !text.isEmpty() || !calls.isEmpty();
        }

        @Override
        public boolean complete() {
            return last.path("done").asBoolean(false);
        }

        @Override
        public JsonNode whole() {
            ObjectNode message = last.putObject("message").put("content", text.toString());
            if (!calls.isEmpty()) {
                message.set("tool_calls", calls);
            }
            last.putArray("logprobs").addAll(logProbabilities);
            return last;
        }
    }
}
