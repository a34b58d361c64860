package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.FinishReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't assist with that.",
                "I’m sorry, but I can’t help with that request.",
                "Sorry, I can't do that.",
                "Sorry, I cannot.",
                "I cannot provide medical advice.",
                "I am unable to answer this.",
                "I'm not able to share personal data.",
                "I won't write that.",
                "I must respectfully decline.",
                "As an AI language model, I don't have opinions.",
                "That is not something I can help with.",
                "Doing so is against my guidelines.",
                "Unfortunately, I can't give you that information.",
                "I'm not comfortable discussing this.",
            })
    void are_found(String answer) {
        assertThat(Refusals.declines(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30 days.",
                "Sorry, we are closed on Sundays.",
                "We can't take back opened boxes.",
                "You can't return it after 30 days.",
                "I can't help but admire it.",
                "I can help with that.",
                "The answer is no.",
                "He said he would decline.",
            })
    void are_not_seen_in_answers(String answer) {
        assertThat(Refusals.declines(answer)).isFalse();
    }

    @Test
    void count_where_the_model_says_so() {
        assertThat(Refusals.isRefusal("", FinishReason.REFUSAL)).isTrue();
        assertThat(Refusals.isRefusal("", FinishReason.STOP)).isFalse();
    }

    @Test
    void are_looked_for_at_the_start_only() {
        assertThat(Refusals.declines("x ".repeat(200) + "I can't help with that."))
                .isFalse();
    }
}
