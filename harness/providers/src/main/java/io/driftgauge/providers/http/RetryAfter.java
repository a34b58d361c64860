package io.driftgauge.providers.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait: seconds, a date, or milliseconds as some vendors have it. */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h|d)");

    private RetryAfter() {}

    /** Null if it says nothing that can be understood; never negative. */
    static @Nullable Duration of(Headers headers, Clock clock) {
        String millis = headers.get("retry-after-ms");
        if (millis != null && NUMBER.matcher(millis.strip()).matches()) {
            return Duration.ofNanos(Math.round(Double.parseDouble(millis.strip()) * 1e6));
        }
        String text = headers.get("retry-after");
        if (text == null) {
            return null;
        }
        if (NUMBER.matcher(text.strip()).matches()) {
            return seconds(text.strip());
        }
        try {
            Instant until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return notNegative(Duration.between(clock.instant(), until));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code 1.5s}, {@code 6m0s}, {@code 120ms}, a number of seconds, or an ISO date. */
    static @Nullable Duration reset(@Nullable String text, Clock clock) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(value).matches()) {
            return seconds(value);
        }
        Matcher part = PART.matcher(value);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (end < value.length() && part.find(end) && part.start() == end) {
            sum = sum.plus(unit(part.group(1), part.group(2)));
            end = part.end();
        }
        if (end == value.length()) {
            return sum;
        }
        try {
            return notNegative(Duration.between(clock.instant(), Instant.parse(text.strip())));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration unit(String number, String unit) {
        double seconds = switch (unit) {
            case "ms" -> 0.001;
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
        return Duration.ofMillis(Math.round(Double.parseDouble(number) * seconds * 1_000));
    }

    private static Duration seconds(String number) {
        return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1_000));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
