package io.driftgauge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.Part;
import io.driftgauge.model.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEstimateTests {

    private static ChatRequest request(String text, Map<String, Object> parameters) {
        return new ChatRequest("a", List.of(new Message(Role.USER, text)), parameters, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens", "maxOutputTokens", "maxTokens", "num_predict"})
    void knows_the_limit_under_every_vendor_s_name(String name) {
        assertThat(TokenEstimate.completion(request("Hi", Map.of(name, 80)))).isEqualTo(80);
    }

    @Test
    void knows_a_limit_within_a_group_of_options() {
        assertThat(TokenEstimate.completion(request("Hi", Map.of("generationConfig", Map.of("maxOutputTokens", 12)))))
                .isEqualTo(12);
    }

    @Test
    void assumes_a_long_answer_without_a_limit() {
        assertThat(TokenEstimate.completion(request("Hi", Map.of()))).isEqualTo(TokenEstimate.COMPLETION_WITHOUT_LIMIT);
    }

    @Test
    void estimates_prompts_rather_high() {
        String words = "word ".repeat(300); // one token each, or a little more
        String chinese = "你好".repeat(300); // one token a character, or less

        assertThat(TokenEstimate.prompt(request(words, Map.of()))).isBetween(300L, 900L);
        assertThat(TokenEstimate.prompt(request(chinese, Map.of()))).isBetween(600L, 1_200L);
    }

    @Test
    void counts_pictures_not_their_bytes() {
        List<Part> parts = List.of(
                new Part.Text("What is it?"),
                new Part.Image("image/png", "AAAA".repeat(500_000)),
                new Part.ImageUrl("https://example.org/a.png"));
        ChatRequest request = new ChatRequest("a", List.of(Message.user(parts)), Map.of(), 0, 0);

        assertThat(TokenEstimate.prompt(request)).isBetween(4_000L, 4_200L);
    }
}
