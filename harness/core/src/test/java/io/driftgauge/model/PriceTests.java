package io.driftgauge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private static Price price(String input, String output, String cached, String call) {
        return new Price(
                new BigDecimal(input),
                new BigDecimal(output),
                cached.isEmpty() ? null : new BigDecimal(cached),
                new BigDecimal(call),
                DAY);
    }

    @Test
    void counts_prompt_and_completion_by_the_million() {
        assertThat(price("0.40", "1.60", "", "0").of(new Usage(1_000, 500)))
                .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("0.0012"));
    }

    @Test
    void counts_cached_tokens_at_their_own_price() {
        assertThat(price("0.40", "1.60", "0.10", "0").of(new Usage(1_000L, 0L, 800L, null)))
                .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("0.00016"));
    }

    @Test
    void counts_cached_tokens_like_others_where_they_have_no_price() {
        assertThat(price("0.40", "1.60", "", "0").of(new Usage(1_000L, 0L, 800L, null)))
                .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("0.0004"));
    }

    @Test
    void adds_what_each_call_costs() {
        assertThat(price("0", "0", "", "0.005").of(Usage.UNKNOWN))
                .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("0.005"));
    }

    @Test
    void does_not_know_the_cost_of_tokens_that_were_not_told() {
        assertThat(price("0.40", "1.60", "", "0").of(Usage.UNKNOWN)).isEmpty();
        assertThat(price("0.40", "1.60", "", "0").of(new Usage(5L, null, null, null)))
                .isEmpty();
    }

    @Test
    void the_most_takes_the_dearest_tokens() {
        assertThat(price("0.40", "1.60", "0.50", "0.01").atMost(1_000_000, 1_000_000))
                .isEqualByComparingTo("2.11");
    }

    @Test
    void a_sum_with_an_unknown_part_is_unknown() {
        Cost sum = Cost.of(new BigDecimal("0.02")).plus(Cost.UNKNOWN);

        assertThat(sum.usd()).isEmpty();
        assertThat(sum.knownUsd()).isEqualByComparingTo("0.02");
        assertThat(sum.unknownCalls()).isEqualTo(1);
    }
}
