package io.driftgauge.providers.vendor;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.providers.http.KeyHosts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is being opened: its spec beside the environment's keys.
 *
 * @param replayed true if no call goes out, so that no key is needed
 */
public record Opening(ModelSpec spec, Map<String, String> environment, boolean replayed) {

    private static final String PLACEHOLDER = "replayed";

    /** What the id says after the vendor's prefix. */
    public String rest() {
        return spec.id().substring(spec.id().indexOf(':') + 1).strip();
    }

    /** A text of the config under any of these names; null if there is none. */
    public @Nullable String text(String... names) {
        for (String name : names) {
            Object value = spec.config().get(name);
            if (value != null) {
                if (value instanceof Map || value instanceof List) {
                    throw invalid("'" + name + "' must be a text.");
                }
                return String.valueOf(value).strip();
            }
        }
        return null;
    }

    /** The first of these environment variables that is set; null if none is. */
    public @Nullable String variable(String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /** The base URL that the config names, or else this one. */
    public HttpUrl baseUrl(String otherwise) {
        String given = text("apiBaseUrl", "baseUrl", "base_url", "apiUrl", "url");
        return url(given == null ? otherwise : given);
    }

    /** True if the config names a base URL. */
    public boolean hasBaseUrl() {
        return text("apiBaseUrl", "baseUrl", "base_url", "apiUrl", "url") != null;
    }

    /** A URL that ends in a slash, so that paths can be put behind it. */
    public HttpUrl url(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw invalid("'" + text + "' is no http or https URL.");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw invalid("its URL holds a user name or password. Keys come from environment variables only.");
        }
        return url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
    }

    /**
     * The key for this URL, if it may go there.
     *
     * @param own the vendor's own hosts
     * @param variables where keys of this vendor customarily are
     * @return null if there is none and the host is not the vendor's own
     * @throws ModelCallException if the vendor's own host would be called without one
     */
    public @Nullable String key(HttpUrl url, List<String> own, String... variables) throws ModelCallException {
        if (replayed) {
            return PLACEHOLDER;
        }
        boolean allowed = new KeyHosts(environment).allow(url, own);
        String named = text("apiKeyEnvar", "apiKeyEnv");
        String key = named != null ? variable(named) : variable(variables);
        if (named != null && !allowed) {
            throw invalid("the key in " + named + " may not be sent to " + url.host()
                    + ". If it should be, put the host" + " into the environment variable " + KeyHosts.VARIABLE + ".");
        }
        boolean needed = named != null || (variables.length > 0 && allowed && !KeyHosts.isLoopback(url));
        if (key == null && needed) {
            throw new ModelCallException(
                    ModelCallException.Kind.PERMANENT,
                    spec.id() + " needs a key: set the environment variable "
                            + (named != null ? named : String.join(" or ", variables)) + ".",
                    0,
                    Duration.ZERO);
        }
        if (!allowed || key == null) {
            return null;
        }
        Secrets.register(key);
        return key;
    }

    /**
     * Looks for an optional dependency.
     *
     * @throws ModelCallException if it is not on the class path
     */
    void needs(String className, String what) throws ModelCallException {
        try {
            Class.forName(className, false, Opening.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ModelCallException(
                    ModelCallException.Kind.PERMANENT, spec.id() + " needs " + what, 0, Duration.ZERO, e);
        }
    }

    /** True if a key of this vendor may go there at all. */
    boolean mayHaveKey(HttpUrl url, List<String> own) {
        return new KeyHosts(environment).allow(url, own);
    }

    /** The headers that the config adds. */
    public Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        Object given = spec.config().get("headers");
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        } else if (given != null) {
            throw invalid("'headers' must be a mapping of names to values.");
        }
        return headers;
    }

    /**
     * True unless this is a server of one's own: on this machine, or called without a key where the config says
     * {@code live: false}.
     */
    public boolean costs(HttpUrl url, List<String> own) {
        Object live = spec.config().get("live");
        if (Boolean.TRUE.equals(live) || text("apiKeyEnvar", "apiKeyEnv") != null) {
            return true;
        }
        if (KeyHosts.isLoopback(url)) {
            return false;
        }
        return !Boolean.FALSE.equals(live) || new KeyHosts(environment).allow(url, own);
    }

    /** What is wrong with the spec. */
    public InvalidInputException invalid(String message) {
        return new InvalidInputException(new Problem(spec.where(), "the provider '" + spec.label() + "': " + message));
    }
}
