package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.ModelCallException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GeminiTests extends ProviderContract {

    @Override
    String id() {
        return "google:some-model";
    }

    @Override
    String keyVariable() {
        return "GEMINI_API_KEY";
    }

    @Override
    String answer(String text) {
        return body("STOP", "{\"text\":\"hm\",\"thought\":true},{\"text\":\"" + text + "\"}");
    }

    @Override
    String toolCall() {
        return body("STOP", "{\"functionCall\":{\"name\":\"find\",\"args\":{\"q\":\"x\"}}}");
    }

    @Override
    String refusal() {
        return "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"modelVersion\":\"m\"}";
    }

    @Override
    String filtered() {
        return body("SAFETY", "{\"text\":\"The\"}");
    }

    @Override
    String error(String message) {
        return "{\"error\":{\"code\":400,\"message\":\"" + message + "\",\"status\":\"X\"}}";
    }

    private String body(String reason, String parts) {
        return """
                {"candidates":[{"content":{"role":"model","parts":[%s]},"finishReason":"%s"}],"modelVersion":"%s",
                 "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":1,"thoughtsTokenCount":1}}""".formatted(parts, reason, model());
    }

    @Test
    void a_full_quota_tells_in_its_body_when_to_come_back() {
        answers(json("""
                [{"error":{"code":429,"message":"Quota","status":"RESOURCE_EXHAUSTED","details":[
                  {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34s"}]}}]""").code(429));

        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(34));
    }

    @Test
    void a_wrong_key_is_found_behind_status_400() {
        answers(json("""
                {"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[
                  {"reason":"API_KEY_INVALID"}]}}""").code(400));

        assertThat(failure().kind()).isEqualTo(Kind.PERMANENT);
    }
}
