package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Json;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import io.driftgauge.providers.wire.HttpTemplate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpEndpointTests extends ProviderContract {

    @Override
    String id() {
        return "http:gateway";
    }

    @Override
    String keyVariable() {
        return "MY_GATEWAY_KEY";
    }

    @Override
    String answer(String text) {
        return "{\"result\":{\"text\":\"" + text + "\",\"by\":\"" + model() + "\",\"in\":5,\"out\":2}}";
    }

    @Override
    @Nullable String toolCall() {
        return null;
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
    FinishReason finished() {
        return FinishReason.OTHER;
    }

    @Override
    String error(String message) {
        return "{\"detail\":\"" + message + "\"}";
    }

    @Override
    Map<String, Object> config() {
        return Map.of(
                "apiKeyEnvar", "MY_GATEWAY_KEY",
                "responsePath", "$.result.text",
                "modelPath", "$.result.by",
                "promptTokensPath", "$.result.in",
                "completionTokensPath", "$.result.out");
    }

    @Test
    void a_template_is_filled_in_one_pass_and_keeps_types() throws Exception {
        answers(json(answer("x")));
        ChatModel model = open(Map.of(
                "body",
                Map.of(
                        "question", "Q: {{prompt}}",
                        "chat", "{{messages}}",
                        "settings", Map.of("t", "{{temperature}}", "absent", "{{top_p}}"))));
        model.chat(request(Map.of("temperature", 0.5), new Message(Role.USER, "Say {{temperature}} \"now\"")));

        assertThat(Json.parse(server.takeRequest().getBody().utf8())).isEqualTo(Json.parse("""
                        {"chat":[{"role":"user","content":"Say {{temperature}} \\"now\\""}],
                         "question":"Q: Say {{temperature}} \\"now\\"","settings":{"t":0.5}}"""));
    }

    @Test
    void a_plain_path_of_promptfoo_is_understood_and_code_is_not() throws Exception {
        answers(json(answer("Paris")));
        TreeMap<String, Object> config = new TreeMap<>(Map.of("transformResponse", "json.result.text"));
        assertThat(new HttpTemplate(config).read(Json.parse(answer("Paris"))).text())
                .isEqualTo("Paris");

        config.put("transformResponse", "(json) => json.result");
        assertThatThrownBy(() -> new HttpTemplate(config)).hasMessageContaining("plain path");
        assertThatThrownBy(() -> new HttpTemplate(Map.of())).hasMessageContaining("responsePath");
        assertThatThrownBy(() -> new HttpTemplate(Map.of("responsePath", "$.[")))
                .hasMessageContaining("no JSONPath");
    }
}
