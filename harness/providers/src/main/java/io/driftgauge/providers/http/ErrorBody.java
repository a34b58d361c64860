package io.driftgauge.providers.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer says, whichever vendor spells it.
 *
 * @param message the vendor's words; empty if there are none
 * @param codes everything that names the error, in lower case
 * @param retryAfter how long the body asks to wait, if it does
 */
record ErrorBody(
        String message, Set<String> codes, @Nullable Duration retryAfter) {

    static ErrorBody of(String body, Headers headers, Clock clock) {
        Set<String> codes = new HashSet<>();
        String type = headers.get("x-amzn-errortype");
        if (type != null) {
            add(codes, type.split("[:,]", 2)[0]);
        }
        JsonNode root = parse(body);
        if (root.isArray()) {
            root = root.path(0);
        }
        JsonNode error = root.has("error") ? root.path("error") : root;
        for (JsonNode place : new JsonNode[] {error, root}) {
            for (String name : new String[] {"type", "code", "status", "reason", "__type"}) {
                add(codes, place.path(name).asText(""));
            }
        }
        add(codes, error.path("innererror").path("code").asText(""));
        Duration wait = null;
        for (JsonNode detail : error.path("details")) {
            add(codes, detail.path("reason").asText(""));
            Duration delay = RetryAfter.reset(detail.path("retryDelay").textValue(), clock);
            wait = delay == null ? wait : delay;
        }
        return new ErrorBody(message(error, root), codes, wait);
    }

    private static JsonNode parse(String body) {
        try {
            return Json.parse(body);
        } catch (JsonProcessingException e) {
            return Json.object();
        }
    }

    private static String message(JsonNode error, JsonNode root) {
        if (error.isTextual()) {
            return error.textValue();
        }
        for (JsonNode place : new JsonNode[] {error, root}) {
            for (String name : new String[] {"message", "Message", "detail", "error_message", "error"}) {
                JsonNode value = place.path(name);
                if (value.isTextual() && !value.textValue().isBlank()) {
                    return value.textValue();
                }
                if (value.isContainerNode() && !value.isEmpty() && !value.has("message")) {
                    return Json.line(value);
                }
            }
        }
        return "";
    }

    private static void add(Set<String> codes, String code) {
        if (!code.isBlank()) {
            codes.add(code.strip().toLowerCase(Locale.ROOT));
        }
    }
}
