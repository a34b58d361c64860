package io.driftgauge.providers.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Which hosts a key may be sent to: the vendor's own, this machine, and those in {@code DRIFTGAUGE_KEY_HOSTS}. A file of the
 * repository can't add one, so that no pull request can lead a key away.
 */
public final class KeyHosts {

    /** Hosts, separated by commas; {@code *.example.org} is every host below it. */
    public static final String VARIABLE = "DRIFTGAUGE_KEY_HOSTS";

    private final List<String> allowed;

    /** As the environment says. */
    public KeyHosts(Map<String, String> environment) {
        this.allowed = Stream.of(environment.getOrDefault(VARIABLE, "").split(","))
                .map(h -> h.strip().toLowerCase(Locale.ROOT))
                .filter(h -> !h.isEmpty())
                .toList();
    }

    /**
     * True if a key may go there: encrypted, but for this machine.
     *
     * @param own the vendor's hosts, spelt likewise
     */
    public boolean allow(HttpUrl url, List<String> own) {
        if (isLoopback(url)) {
            return true;
        }
        String hostAndPort = url.host() + ":" + url.port();
        if (Stream.of(url.host(), hostAndPort).anyMatch(host -> matches(host, allowed))) {
            return true;
        }
        return url.isHttps() && matches(url.host(), own);
    }

    /** True for this machine by its fixed names. */
    public static boolean isLoopback(HttpUrl url) {
        String host = url.host();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static boolean matches(String host, List<String> patterns) {
        return patterns.stream().anyMatch(p -> p.startsWith("*.") ? host.endsWith(p.substring(1)) : host.equals(p));
    }
}
