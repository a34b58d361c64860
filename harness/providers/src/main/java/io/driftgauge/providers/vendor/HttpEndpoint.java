package io.driftgauge.providers.vendor;

import io.driftgauge.model.ModelCallException;
import io.driftgauge.providers.wire.HttpTemplate;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Any JSON API by a template: an in-house gateway, a service around a model. */
final class HttpEndpoint implements Vendor {

    @Override
    public List<String> prefixes() {
        return List.of("http", "https");
    }

    @Override
    public Endpoint endpoint(Opening opening) throws ModelCallException {
        HttpUrl url = url(opening);
        String method = opening.text("method");
        if (method != null && !method.equalsIgnoreCase("POST")) {
            throw opening.invalid("'method' can only be POST.");
        }
        String key = opening.key(url, List.of());
        String header = opening.text("apiKeyHeader");
        HttpTemplate template;
        try {
            template = new HttpTemplate(opening.spec().config());
        } catch (IllegalArgumentException e) {
            throw opening.invalid(String.valueOf(e.getMessage()));
        }
        return new Endpoint(url.encodedPath(), url, template, signer(key, header), opening.headers());
    }

    private static Signer signer(@Nullable String key, @Nullable String header) {
        if (key == null) {
            return Signer.NONE;
        }
        return header == null ? Signer.bearer(key) : Signer.header(header, key);
    }

    /** The id itself, or the config's {@code url} where the id is only a name. */
    private static HttpUrl url(Opening opening) {
        String given = opening.rest().startsWith("//") ? opening.spec().id() : opening.text("url", "apiBaseUrl");
        HttpUrl url = given == null ? null : HttpUrl.parse(given);
        if (url == null || !url.password().isEmpty()) {
            throw opening.invalid(
                    "it needs an address without a key in it: an id like https://gateway.example.org/chat, or"
                            + " http:<name> with 'url' in its config.");
        }
        return url;
    }

    @Override
    public boolean needsLive(Opening opening) {
        return opening.costs(url(opening), List.of());
    }
}
