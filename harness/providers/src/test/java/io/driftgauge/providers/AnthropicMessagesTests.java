package io.driftgauge.providers;

class AnthropicMessagesTests extends ProviderContract {

    @Override
    String id() {
        return "anthropic:messages:some-model";
    }

    @Override
    String keyVariable() {
        return "ANTHROPIC_API_KEY";
    }

    @Override
    String answer(String text) {
        return body("end_turn", text.isEmpty() ? "" : "{\"type\":\"text\",\"text\":\"" + text + "\"}");
    }

    @Override
    String toolCall() {
        return body("tool_use", "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"find\",\"input\":{\"q\":\"x\"}}");
    }

    @Override
    String refusal() {
        return body("refusal", "");
    }

    @Override
    String filtered() {
        return body("refusal", "{\"type\":\"text\",\"text\":\"The\"}");
    }

    @Override
    String error(String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"x\",\"message\":\"" + message + "\"}}";
    }

    private String body(String reason, String block) {
        return """
                {"id":"msg_1","type":"message","role":"assistant","model":"%s","content":[%s],"stop_reason":"%s",
                 "usage":{"input_tokens":3,"cache_read_input_tokens":2,"cache_creation_input_tokens":0,"output_tokens":2}}""".formatted(model(), block, reason);
    }
}
