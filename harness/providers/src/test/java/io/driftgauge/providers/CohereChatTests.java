package io.driftgauge.providers;

import org.jspecify.annotations.Nullable;

class CohereChatTests extends ProviderContract {

    @Override
    String id() {
        return "cohere:some-model";
    }

    @Override
    String keyVariable() {
        return "COHERE_API_KEY";
    }

    @Override
    @Nullable String model() {
        return null;
    }

    @Override
    String answer(String text) {
        return body("COMPLETE", "\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]");
    }

    @Override
    String toolCall() {
        return body(
                "TOOL_CALL",
                "\"tool_plan\":\"I look.\",\"tool_calls\":[{\"id\":\"t1\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"q\\\":\\\"x\\\"}\"}}]");
    }

    @Override
    String refusal() {
        return body("ERROR_TOXIC", "\"content\":[]");
    }

    @Override
    @Nullable String filtered() {
        return null;
    }

    @Override
    String error(String message) {
        return "{\"message\":\"" + message + "\"}";
    }

    private static String body(String reason, String message) {
        return """
                {"id":"c1","message":{"role":"assistant",%s},"finish_reason":"%s",
                 "usage":{"billed_units":{"input_tokens":4,"output_tokens":2},"tokens":{"input_tokens":5,"output_tokens":2}}}""".formatted(message, reason);
    }
}
