package io.driftgauge.djl.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogitRulesTests {

    private static final float NEVER = Float.NEGATIVE_INFINITY;
    private static final float[] SCORES = {2, -2, 1, 0.5f};

    private static float[] apply(LogitRules rules, int written, long... read) {
        return rules.apply(SCORES, read, written, Set.of(3L));
    }

    @Test
    void without_rules_scores_stay_as_they_are() {
        assertThat(apply(LogitRules.NONE, 0, 0, 1)).isSameAs(SCORES);
    }

    @Test
    void a_token_that_was_there_becomes_less_likely_once_whatever_its_sign() {
        assertThat(apply(new LogitRules(2, 0, 0), 0, 0, 1, 1)).containsExactly(1, -4, 1, 0.5f);
    }

    @Test
    void tokens_in_a_row_do_not_come_twice() {
        assertThat(apply(new LogitRules(1, 2, 0), 0, 1, 2, 0, 1)).containsExactly(2, -2, NEVER, 0.5f);
        assertThat(apply(new LogitRules(1, 3, 0), 0, 1, 2, 0, 1)).containsExactly(SCORES);
        assertThat(apply(new LogitRules(1, 3, 0), 0, 1, 2, 0, 1, 2)).containsExactly(NEVER, -2, 1, 0.5f);
        assertThat(apply(new LogitRules(1, 1, 0), 0, 1)).containsExactly(2, NEVER, 1, 0.5f);
        assertThat(apply(new LogitRules(1, 4, 0), 0, 1)).containsExactly(SCORES);
    }

    @Test
    void an_answer_does_not_end_before_its_least_length() {
        assertThat(apply(new LogitRules(1, 0, 2), 1)).containsExactly(2, -2, 1, NEVER);
        assertThat(apply(new LogitRules(1, 0, 2), 2)).containsExactly(SCORES);
    }

    @Test
    void what_a_configuration_asks_for_and_nobody_does_is_named() throws Exception {
        assertThat(NotHonoured.in(Json.parse("""
                        {"num_beams": 4, "min_p": 0.1, "typical_p": 1.0, "num_beam_groups": 2, "suppress_tokens": [3],
                         "bad_words_ids": null, "begin_suppress_tokens": [], "transformers_version": "4.51.0"}
                        """))).containsExactly("min_p", "num_beam_groups", "suppress_tokens");
    }
}
