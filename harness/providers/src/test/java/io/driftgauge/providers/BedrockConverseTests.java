package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.ModelCallException.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BedrockConverseTests extends ProviderContract {

    @Override
    String id() {
        return "bedrock:converse:vendor.some-model-v1:0";
    }

    @Override
    String keyVariable() {
        return "AWS_BEARER_TOKEN_BEDROCK";
    }

    @Override
    @Nullable String model() {
        return null;
    }

    @Override
    String answer(String text) {
        return body("end_turn", "{\"text\":\"" + text + "\"}");
    }

    @Override
    String toolCall() {
        return body("tool_use", "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"find\",\"input\":{\"q\":\"x\"}}}");
    }

    @Override
    @Nullable String refusal() {
        return null;
    }

    @Override
    String filtered() {
        return body("content_filtered", "{\"text\":\"The\"}");
    }

    @Override
    String error(String message) {
        return "{\"message\":\"" + message + "\"}";
    }

    private static String body(String reason, String block) {
        return """
                {"output":{"message":{"role":"assistant","content":[%s]}},"stopReason":"%s",
                 "usage":{"inputTokens":5,"outputTokens":2,"totalTokens":7},"metrics":{"latencyMs":5}}""".formatted(block, reason);
    }

    @Test
    void a_model_s_id_is_one_piece_of_the_address() throws Exception {
        answers(json(answer("x")));
        chat();

        assertThat(server.takeRequest().getTarget()).isEqualTo("/model/vendor.some-model-v1%3A0/converse");
    }

    @Test
    void expired_credentials_are_found_by_their_name() {
        answers(json(error("expired")).code(400).addHeader("x-amzn-ErrorType", "ExpiredTokenException:http://x"));

        assertThat(failure().kind()).isEqualTo(Kind.PERMANENT);
    }
}
