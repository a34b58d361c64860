package io.driftgauge.providers.vendor;

import io.driftgauge.providers.wire.WireFormat;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider is and what it speaks.
 *
 * @param url where the format's path is appended; a query stays
 * @param headers sent with each request; none of them a key
 * @param apiVersion the version that is asked for, where the vendor has one
 * @param region where it is served, where the address says so
 * @param lookUp how to find out what is being served there, where one can
 */
public record Endpoint(
        String model,
        HttpUrl url,
        WireFormat format,
        Signer signer,
        Map<String, String> headers,
        @Nullable String apiVersion,
        @Nullable String region,
        ModelLookUp lookUp) {

    public Endpoint {
        headers = Map.copyOf(headers);
    }

    /** Without version, region and look-up. */
    public Endpoint(String model, HttpUrl url, WireFormat format, Signer signer, Map<String, String> headers) {
        this(model, url, format, signer, headers, null, null, ModelLookUp.NONE);
    }

    /** The same with a look-up. */
    public Endpoint with(ModelLookUp other) {
        return new Endpoint(model, url, format, signer, headers, apiVersion, region, other);
    }
}
