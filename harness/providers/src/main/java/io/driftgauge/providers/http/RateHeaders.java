package io.driftgauge.providers.http;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What the vendors' rate headers say: how long to hold back because nothing is left of requests or tokens. */
final class RateHeaders {

    private record Names(String limit, String remaining, String reset) {}

    private static final List<Names> KNOWN = List.of(
            names("x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
            names("x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
            names(
                    "anthropic-ratelimit-requests-limit",
                    "anthropic-ratelimit-requests-remaining",
                    "anthropic-ratelimit-requests-reset"),
            names(
                    "anthropic-ratelimit-tokens-limit",
                    "anthropic-ratelimit-tokens-remaining",
                    "anthropic-ratelimit-tokens-reset"),
            names("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"),
            names("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"));

    private RateHeaders() {}

    private static Names names(String limit, String remaining, String reset) {
        return new Names(limit, remaining, reset);
    }

    /**
     * Zero if something is left or nothing is said. Resets tell when all is there again, not when the first is: of a limit of
     * n, a share of 1/n of that time brings one more, at least a hundredth.
     */
    static Duration holdBack(Headers headers, Clock clock) {
        Duration longest = Duration.ZERO;
        for (Names names : KNOWN) {
            Double remaining = number(headers.get(names.remaining));
            if (remaining == null || remaining > 0) {
                continue;
            }
            Duration reset = RetryAfter.reset(headers.get(names.reset), clock);
            if (reset == null) {
                continue;
            }
            Double limit = number(headers.get(names.limit));
            long share = Math.round(limit == null ? 1 : Math.max(1, Math.min(100, limit)));
            Duration hold = reset.dividedBy(share);
            longest = hold.compareTo(longest) > 0 ? hold : longest;
        }
        return longest;
    }

    private static @Nullable Double number(@Nullable String text) {
        if (text == null || !text.strip().matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            return null;
        }
        return Double.valueOf(text.strip());
    }
}
