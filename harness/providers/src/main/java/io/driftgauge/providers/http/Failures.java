package io.driftgauge.providers.http;

import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import io.driftgauge.providers.cassette.CassetteException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What a failed attempt means, and whether another could help; its words are free of secrets. */
final class Failures {

    private static final int SHOWN = 400;

    /** Errors that no other request can escape, whatever status they come with. */
    private static final Set<String> FINAL = Set.of(
            "insufficient_quota",
            "billing_not_active",
            "billing_hard_limit_reached",
            "billing_error",
            "insufficient_balance",
            "invalid_api_key",
            "api_key_invalid",
            "account_deactivated",
            "authentication_error",
            "permission_error",
            "permission_denied",
            "model_not_found",
            "deploymentnotfound",
            "accessdeniedexception",
            "unrecognizedclientexception",
            "expiredtokenexception",
            "invalidsignatureexception",
            "incompletesignature");

    private final String provider;
    private final Secrets secrets;
    private final Timeouts timeouts;
    private final Clock clock;

    Failures(String provider, Secrets secrets, Timeouts timeouts, Clock clock) {
        this.provider = provider;
        this.secrets = secrets;
        this.timeouts = timeouts;
        this.clock = clock;
    }

    ModelCallException status(int status, Headers headers, String body, Duration elapsed) {
        ErrorBody error = ErrorBody.of(body, headers, clock);
        Duration wait = RetryAfter.of(headers, clock);
        if (wait == null) {
            wait = error.retryAfter();
        }
        Kind kind = kind(status, error.codes(), wait != null);
        String message = provider + " answered " + status + meaning(status, kind) + said(error, headers, body);
        return new ModelCallException(kind, message, 1, elapsed, null, wait);
    }

    private static Kind kind(int status, Set<String> codes, boolean asksToWait) {
        if (codes.stream().anyMatch(FINAL::contains)) {
            return Kind.PERMANENT;
        }
        return switch (status) {
            case 401, 402, 403, 404, 405, 410, 451, 501 -> Kind.PERMANENT;
            case 429 -> Kind.THROTTLED;
            case 503, 529 -> asksToWait ? Kind.THROTTLED : Kind.RETRYABLE;
            case 408, 409, 425 -> Kind.RETRYABLE;
            default -> status < 400 ? Kind.PERMANENT : status < 500 ? Kind.REQUEST : Kind.RETRYABLE;
        };
    }

    private static String meaning(int status, Kind kind) {
        if (status == 401 || status == 403) {
            return " (the key is missing, wrong or not allowed this; check its environment variable, and"
                    + " DRIFTGAUGE_KEY_HOSTS where the host is not the vendor's own)";
        }
        if (status >= 300 && status < 400) {
            return " (a redirect, which is not followed so that no key travels; set apiBaseUrl to where it leads)";
        }
        if (status == 404) {
            return " (no such model or address; check the provider's id and apiBaseUrl)";
        }
        if (kind == Kind.PERMANENT) {
            return " (the account or its quota does not allow it)";
        }
        return switch (status) {
            case 413 -> " (the request is too large)";
            case 429 -> " (too many calls)";
            case 503, 529 -> " (overloaded)";
            default -> "";
        };
    }

    private String said(ErrorBody error, Headers headers, String body) {
        String type = headers.get("content-type");
        boolean html = isPage(type, body);
        String words = error.message().isEmpty() && !html ? body : error.message();
        return words.isBlank() ? "." : ": " + shown(words);
    }

    private static boolean isPage(@Nullable String type, String body) {
        return (type != null && type.contains("html")) || body.stripLeading().startsWith("<");
    }

    /** A 2xx whose body is not what it should be. */
    ModelCallException unreadable(String why, @Nullable String type, String body, Duration elapsed) {
        boolean html = isPage(type, body);
        if (html) {
            return new ModelCallException(
                    Kind.REQUEST,
                    provider + " answered with a web page instead of JSON. Does apiBaseUrl lead to the API?",
                    1,
                    elapsed);
        }
        return new ModelCallException(
                Kind.RETRYABLE, provider + "'s answer can't be read (" + why + "): " + shown(body), 1, elapsed);
    }

    /** No answer came. */
    ModelCallException broken(IOException e, Duration elapsed) {
        if (e instanceof CassetteException) {
            return new ModelCallException(
                    Kind.NOT_RECORDED, provider + ": " + secrets.redact(String.valueOf(e.getMessage())), 0, elapsed);
        }
        if (e instanceof BodyReader.TooLongException) {
            return new ModelCallException(Kind.REQUEST, provider + ": " + e.getMessage() + ".", 1, elapsed);
        }
        Kind kind = e instanceof UnknownHostException
                        || e instanceof SSLHandshakeException
                        || e instanceof SSLPeerUnverifiedException
                        || (e instanceof ConnectException && !(e instanceof SocketTimeoutException))
                ? permanentOrRetryable(e)
                : Kind.RETRYABLE;
        return new ModelCallException(kind, provider + " gave no answer: " + why(e) + ".", 1, elapsed, null);
    }

    /** A refused connection may be a restart; an unknown host or a wrong certificate stays so. */
    private static Kind permanentOrRetryable(IOException e) {
        return e instanceof ConnectException ? Kind.RETRYABLE : Kind.PERMANENT;
    }

    private String why(IOException e) {
        if (e instanceof SocketTimeoutException) {
            String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return text.contains("connect")
                    ? "it could not be reached within " + text(timeouts.connect())
                    : "no byte came for " + text(timeouts.read());
        }
        if (e instanceof InterruptedIOException) {
            return "it took longer than " + text(timeouts.call());
        }
        String message = e.getMessage();
        return shown(e.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")"));
    }

    private static String text(Duration duration) {
        return duration.toMillis() < 1_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }

    /** Redacted before it is cut short, so that no half of a key is left. */
    private String shown(String text) {
        String safe = secrets.redact(text).strip().replaceAll("\\s+", " ");
        return safe.length() <= SHOWN ? safe : safe.substring(0, SHOWN) + "…";
    }
}
