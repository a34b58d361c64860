package io.driftgauge.providers;

class OpenAiResponsesTests extends ProviderContract {

    @Override
    String id() {
        return "openai:responses:some-model";
    }

    @Override
    String keyVariable() {
        return "OPENAI_API_KEY";
    }

    @Override
    String answer(String text) {
        return body(
                "completed",
                "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"" + text
                        + "\",\"logprobs\":[]}]}");
    }

    @Override
    String toolCall() {
        return body(
                "completed",
                "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"find\",\"arguments\":\"{\\\"q\\\":\\\"x\\\"}\"}");
    }

    @Override
    String refusal() {
        return body("completed", "{\"type\":\"message\",\"content\":[{\"type\":\"refusal\",\"refusal\":\"No.\"}]}");
    }

    @Override
    String filtered() {
        return body("incomplete", "")
                .replace("\"incomplete_details\":null", "\"incomplete_details\":{\"reason\":\"content_filter\"}");
    }

    @Override
    String error(String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"x\"}}";
    }

    private String body(String status, String item) {
        return """
                {"id":"resp_1","object":"response","status":"%s","incomplete_details":null,"model":"%s",
                 "output":[{"type":"reasoning","summary":[]}%s],
                 "usage":{"input_tokens":5,"output_tokens":2,"input_tokens_details":{"cached_tokens":1},
                          "output_tokens_details":{"reasoning_tokens":0}}}""".formatted(status, model(), item.isEmpty() ? "" : "," + item);
    }
}
