package io.driftgauge.providers;

class OpenAiChatTests extends ProviderContract {

    @Override
    String id() {
        return "openai:chat:some-model";
    }

    @Override
    String keyVariable() {
        return "OPENAI_API_KEY";
    }

    @Override
    String answer(String text) {
        return body("{\"content\":\"" + text + "\"}", "stop");
    }

    @Override
    String toolCall() {
        return body("""
                {"content":null,"tool_calls":[{"id":"call_1","type":"function",
                 "function":{"name":"find","arguments":"{\\"q\\":\\"x\\"}"}}]}""", "tool_calls");
    }

    @Override
    String refusal() {
        return body("{\"content\":null,\"refusal\":\"I can't help with that.\"}", "stop");
    }

    @Override
    String filtered() {
        return body("{\"content\":\"The\"}", "content_filter");
    }

    @Override
    String error(String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"some_error\",\"code\":null}}";
    }

    private String body(String message, String finish) {
        return """
                {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"%s",
                 "choices":[{"index":0,"message":%s,"finish_reason":"%s"}],
                 "usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}""".formatted(model(), message, finish);
    }
}
