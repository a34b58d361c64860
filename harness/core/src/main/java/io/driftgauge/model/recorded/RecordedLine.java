package io.driftgauge.model.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A line of a recording.
 *
 * @param number the line's, from 1
 * @param caseId null if the line has none
 * @param prompt the rendered text, null if the line has none
 * @param error what went wrong, null if there is an answer
 */
record RecordedLine(
        int number,
        @Nullable String caseId,
        @Nullable String prompt,
        OptionalInt sample,
        ChatResponse response,
        @Nullable String error) {

    /**
     * Reads.
     *
     * @throws IllegalArgumentException with a message for people
     */
    static RecordedLine of(JsonNode line, int number) {
        if (!line.isObject()) {
            throw new IllegalArgumentException("a line must be a JSON object.");
        }
        String caseId = text(line, "case", "question_id");
        String prompt = text(line, "prompt");
        if (caseId == null && prompt == null) {
            throw new IllegalArgumentException("a line needs a 'case' (id) or a 'prompt' (text).");
        }
        String output = text(line, "output", "answer");
        String error = error(line);
        List<ToolCall> tools = toolCalls(line.path("tool_calls"));
        if (output == null && error == null && tools.isEmpty()) {
            throw new IllegalArgumentException("a line needs an 'output', 'tool_calls' or an 'error'.");
        }
        ServedIdentity served =
                new ServedIdentity(text(line, "model"), text(line, "fingerprint", "system_fingerprint"), null, null);
        ChatResponse response = new ChatResponse(
                output == null ? "" : output,
                tools,
                finish(line, tools),
                usage(line.path("usage")),
                List.of(),
                served,
                latency(line));
        return new RecordedLine(number, caseId, prompt, sample(line), response, error);
    }

    private static @Nullable String text(JsonNode line, String... names) {
        for (String name : names) {
            JsonNode value = line.path(name);
            if (value.isTextual()) {
                return value.textValue();
            }
            if (value.isNumber()) {
                return value.asText();
            }
            if (!value.isMissingNode() && !value.isNull()) {
                throw new IllegalArgumentException("'" + name + "' must be a text.");
            }
        }
        return null;
    }

    private static @Nullable String error(JsonNode line) {
        JsonNode error = line.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return null;
        }
        return error.isTextual() ? error.textValue() : Json.line(error);
    }

    private static OptionalInt sample(JsonNode line) {
        JsonNode sample = line.path("sample");
        if (sample.isMissingNode() || sample.isNull()) {
            return OptionalInt.empty();
        }
        if (!sample.canConvertToInt() || !sample.isIntegralNumber() || sample.intValue() < 0) {
            throw new IllegalArgumentException("'sample' must be a whole number from 0.");
        }
        return OptionalInt.of(sample.intValue());
    }

    private static @Nullable Double number(JsonNode object, String... names) {
        for (String name : names) {
            JsonNode value = object.path(name);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (!value.isNumber() || !(value.doubleValue() >= 0) || value.doubleValue() > 1e12) {
                throw new IllegalArgumentException("'" + name + "' must be a number from 0.");
            }
            return value.doubleValue();
        }
        return null;
    }

    private static Duration latency(JsonNode line) {
        Double millis = number(line, "latency_ms");
        return millis == null ? Duration.ZERO : Duration.ofNanos(Math.round(millis * 1e6));
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                whole(number(usage, "prompt_tokens", "input_tokens", "prompt")),
                whole(number(usage, "completion_tokens", "output_tokens", "completion")),
                whole(number(usage.path("prompt_tokens_details"), "cached_tokens")),
                whole(number(usage.path("completion_tokens_details"), "reasoning_tokens")));
    }

    private static @Nullable Long whole(@Nullable Double number) {
        return number == null ? null : Long.valueOf(Math.round(number));
    }

    /** Both ours, {@code {name, arguments}}, and the field's, {@code {function: {name, arguments}}}. */
    private static List<ToolCall> toolCalls(JsonNode calls) {
        List<ToolCall> found = new ArrayList<>();
        for (JsonNode call : calls) {
            JsonNode function = call.has("function") ? call.path("function") : call;
            String name = text(function, "name");
            if (name == null) {
                throw new IllegalArgumentException("each of 'tool_calls' needs a 'name'.");
            }
            JsonNode arguments = function.path("arguments");
            found.add(new ToolCall(
                    text(call, "id"), name, arguments.isTextual() ? arguments.textValue() : Json.canonical(arguments)));
        }
        return found;
    }

    private static FinishReason finish(JsonNode line, List<ToolCall> tools) {
        String reason = text(line, "finish_reason");
        if (reason == null) {
            return tools.isEmpty() ? FinishReason.OTHER : FinishReason.TOOL_CALLS;
        }
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "stop", "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "length", "max_tokens" -> FinishReason.LENGTH;
            case "refusal", "content_filter", "safety" -> FinishReason.REFUSAL;
            case "tool_calls", "tool_use", "function_call" -> FinishReason.TOOL_CALLS;
            default -> FinishReason.OTHER;
        };
    }
}
