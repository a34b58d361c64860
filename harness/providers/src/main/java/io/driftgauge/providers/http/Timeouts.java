package io.driftgauge.providers.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How long a call may take. A model that thinks sends no byte for minutes, so that the defaults are patient.
 *
 * @param connect to reach the server, TLS included
 * @param read without a single byte
 * @param call all of it
 */
public record Timeouts(Duration connect, Duration read, Duration call) {

    /** 10 s, 5 min, 10 min. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(10));

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m)");

    /**
     * Reads {@code timeout}: {@code 90s} for the whole call, or {@code {connect: 5s, read: 60s, call: 5m}}; what is left out
     * keeps its default. Bare numbers are seconds.
     *
     * @throws IllegalArgumentException with a message for people
     */
    public static Timeouts of(@Nullable Object config) {
        if (config == null) {
            return DEFAULT;
        }
        if (config instanceof Map<?, ?> parts) {
            for (Object name : parts.keySet()) {
                if (!"connect".equals(name) && !"read".equals(name) && !"call".equals(name)) {
                    throw new IllegalArgumentException(
                            "'timeout' has an unknown key '" + name + "'. Known keys: connect, read, call.");
                }
            }
            return new Timeouts(
                    duration(parts.get("connect"), DEFAULT.connect),
                    duration(parts.get("read"), DEFAULT.read),
                    duration(parts.get("call"), DEFAULT.call));
        }
        Duration call = duration(config, DEFAULT.call);
        return new Timeouts(shorter(DEFAULT.connect, call), shorter(DEFAULT.read, call), call);
    }

    /** The client with these. */
    OkHttpClient apply(OkHttpClient client) {
        return client.newBuilder()
                .connectTimeout(connect)
                .readTimeout(read)
                .writeTimeout(read)
                .callTimeout(call)
                .build();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration duration(@Nullable Object value, Duration otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() < 1e6) {
            return Duration.ofMillis(Math.round(number.doubleValue() * 1_000));
        }
        Matcher matcher = DURATION.matcher(String.valueOf(value).strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "'timeout' has the value '" + value + "', which is no duration above 0, like 90s or 5m.");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
