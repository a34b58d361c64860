package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OllamaChatTests extends ProviderContract {

    @Override
    String id() {
        return "ollama:chat:some-model";
    }

    @Override
    String keyVariable() {
        return "";
    }

    @Override
    String answer(String text) {
        return body("{\"role\":\"assistant\",\"content\":\"" + text + "\"}");
    }

    @Override
    String toolCall() {
        return body(
                "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"find\",\"arguments\":{\"q\":\"x\"}}}]}");
    }

    @Override
    @Nullable String refusal() {
        return null;
    }

    @Override
    @Nullable String filtered() {
        return null;
    }

    @Override
    String models() {
        return "{\"models\":[{\"name\":\"some-model:latest\",\"digest\":\"ab12\"},{\"name\":\"x\",\"digest\":\"cd\"}]}";
    }

    @Override
    String error(String message) {
        return "{\"error\":\"" + message + "\"}";
    }

    private String body(String message) {
        return """
                {"model":"%s","created_at":"2026-01-01T00:00:00Z","message":%s,"done":true,"done_reason":"stop",
                 "prompt_eval_count":5,"eval_count":2}""".formatted(model(), message);
    }

    @Test
    void the_model_s_digest_tells_who_answered() throws Exception {
        answers(json(answer("x")));

        assertThat(chat().served().checksum()).isEqualTo("ab12");
    }
}
