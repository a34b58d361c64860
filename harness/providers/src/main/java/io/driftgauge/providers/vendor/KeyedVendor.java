package io.driftgauge.providers.vendor;

import io.driftgauge.base.Nearest;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.providers.wire.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A vendor with one address and a key in a header: most are.
 *
 * @param prefixes of its ids, the usual one first
 * @param baseUrl where it is
 * @param hosts its own, that its key may go to
 * @param keys environment variables that hold its key
 * @param signer puts a key on a request
 * @param formats by the second part of the id ({@code chat}, {@code responses}); under the empty name that of ids without one
 * @param headers sent with each request
 * @param apiVersion the version that is asked for, where the vendor has one
 * @param models where the served models are listed, below the base URL, for servers that are not the vendor's own
 */
record KeyedVendor(
        List<String> prefixes,
        String baseUrl,
        List<String> hosts,
        List<String> keys,
        Function<String, Signer> signer,
        Map<String, WireFormat> formats,
        Map<String, String> headers,
        @Nullable String apiVersion,
        @Nullable String models)
        implements Vendor {

    @Override
    public Endpoint endpoint(Opening opening) throws ModelCallException {
        String rest = opening.rest();
        int colon = rest.indexOf(':');
        String kind = colon > 0 && formats.containsKey(rest.substring(0, colon)) ? rest.substring(0, colon) : "";
        WireFormat format = formats.get(kind);
        String model = kind.isEmpty() ? rest : rest.substring(colon + 1);
        if (format == null || model.isBlank()) {
            throw opening.invalid("'" + opening.spec().id() + "' must be " + prefixes.get(0) + ":<kind>:<model>. "
                    + Nearest.hint("kinds", colon < 0 ? rest : rest.substring(0, colon), formats.keySet()));
        }
        HttpUrl url = opening.baseUrl(baseUrl);
        String key = opening.key(url, hosts, keys.toArray(String[]::new));
        Map<String, String> sent = new TreeMap<>(headers);
        organisation(opening, sent);
        sent.putAll(opening.headers());
        return new Endpoint(
                model,
                url,
                format,
                key == null ? Signer.NONE : signer.apply(key),
                sent,
                apiVersion,
                null,
                models == null || !opening.hasBaseUrl() ? ModelLookUp.NONE : ServedModels.lookUp(url, models, model));
    }

    private static void organisation(Opening opening, Map<String, String> sent) {
        String organisation = opening.text("organization");
        if (organisation != null) {
            sent.put("OpenAI-Organization", organisation);
        }
        String project = opening.text("project");
        if (project != null) {
            sent.put("OpenAI-Project", project);
        }
    }

    @Override
    public boolean needsLive(Opening opening) {
        return opening.costs(opening.baseUrl(baseUrl), hosts);
    }
}
