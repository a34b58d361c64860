package io.driftgauge.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTests {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "retry-after, 7, PT7S",
        "retry-after, 0.5, PT0.5S",
        "retry-after, 'Fri, 02 Jan 2026 12:00:30 GMT', PT30S",
        "retry-after, 'Fri, 02 Jan 2026 11:00:00 GMT', PT0S",
        "retry-after-ms, 250, PT0.25S"
    })
    void is_seconds_a_date_or_milliseconds(String name, String value, Duration expected) {
        assertThat(RetryAfter.of(Headers.of(name, value), NOON)).isEqualTo(expected);
    }

    @Test
    void says_nothing_where_it_can_t_be_understood() {
        assertThat(RetryAfter.of(Headers.of("retry-after", "soon"), NOON)).isNull();
        assertThat(RetryAfter.of(Headers.of("x", "y"), NOON)).isNull();
        assertThat(RetryAfter.reset("later", NOON)).isNull();
        assertThat(RetryAfter.reset(" ", NOON)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "6m0s, PT6M",
        "1.5s, PT1.5S",
        "120ms, PT0.12S",
        "2h, PT2H",
        "1d, PT24H",
        "3, PT3S",
        "2026-01-02T12:00:10Z, PT10S"
    })
    void a_reset_comes_in_many_spellings(String text, Duration expected) {
        assertThat(RetryAfter.reset(text, NOON)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 60s|x-ratelimit-limit-requests: 60, PT1S",
        "x-ratelimit-remaining-requests: 5|x-ratelimit-reset-requests: 60s|x-ratelimit-limit-requests: 60, PT0S",
        "anthropic-ratelimit-requests-remaining: 0|anthropic-ratelimit-requests-reset: 2026-01-02T12:00:20Z, PT20S",
        "x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 10s|x-ratelimit-limit-tokens: 90000, PT0.1S",
        "x-ratelimit-remaining-requests: 0, PT0S",
        "x-ratelimit-remaining-requests: none, PT0S"
    })
    void rate_headers_hold_back_when_nothing_is_left(String headers, Duration expected) {
        Headers.Builder builder = new Headers.Builder();
        for (String line : headers.split("\\|", -1)) {
            builder.add(line);
        }
        assertThat(RateHeaders.holdBack(builder.build(), NOON)).isEqualTo(expected);
    }
}
