package io.driftgauge.providers;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.providers.cassette.SampleNumber;
import io.driftgauge.providers.http.Reply;
import io.driftgauge.providers.http.Transport;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.providers.vendor.ModelLookUp;
import io.driftgauge.providers.wire.WireAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Tells who answered: by the answer, its headers, and what the server says of the model where it can be asked. */
final class Served {

    /** Headers that name what serves; none that changes from call to call. */
    private static final List<String> STACK = List.of(
            "server",
            "azureml-model-session",
            "x-ms-deployment-name",
            "x-model-version",
            "x-inference-version",
            "x-compute-type");

    private static final List<String> REGION = List.of("x-ms-region", "x-groq-region");

    private static final List<String> REQUEST_ID =
            List.of("x-request-id", "request-id", "apim-request-id", "x-amzn-requestid", "x-goog-request-id", "cf-ray");

    private final Endpoint endpoint;
    private final Transport transport;
    private final List<String> stack = new ArrayList<>(STACK);
    private @Nullable Map<String, String> lookedUp;

    Served(ModelSpec spec, Endpoint endpoint, Transport transport) {
        this.endpoint = endpoint;
        this.transport = transport;
        if (spec.config().get("identityHeaders") instanceof List<?> more) {
            more.forEach(name -> stack.add(String.valueOf(name).toLowerCase(Locale.ROOT)));
        }
    }

    ServedIdentity identity(WireAnswer answer, Reply reply) throws InterruptedException {
        TreeMap<String, String> parts = new TreeMap<>(lookedUp());
        for (String name : stack) {
            String value = reply.headers().get(name);
            if (value != null) {
                parts.put(name, value);
            }
        }
        parts.putAll(answer.identity());
        String version = take(parts, "apiVersion", first(reply.headers(), List.of("openai-version")));
        String region = take(parts, "region", first(reply.headers(), REGION));
        String checksum = take(parts, "checksum", null);
        return new ServedIdentity(
                answer.model(),
                answer.fingerprint(),
                version == null ? endpoint.apiVersion() : version,
                checksum,
                region == null ? endpoint.region() : region,
                parts);
    }

    static @Nullable String requestId(Reply reply) {
        String header = first(reply.headers(), REQUEST_ID);
        String id = reply.body().path("id").textValue();
        return header == null ? id : header;
    }

    private static @Nullable String take(SortedMap<String, String> parts, String name, @Nullable String otherwise) {
        String value = parts.remove(name);
        return value == null ? otherwise : value;
    }

    private static @Nullable String first(Headers headers, List<String> names) {
        for (String name : names) {
            String value = headers.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    /** Asked once; a server that can't tell leaves it open. */
    private synchronized Map<String, String> lookedUp() throws InterruptedException {
        Map<String, String> known = lookedUp;
        if (known != null) {
            return known;
        }
        ModelLookUp lookUp = endpoint.lookUp();
        HttpUrl url = lookUp.url();
        Map<String, String> found = Map.of();
        if (url != null) {
            try {
                Request request = endpoint.signer()
                        .sign(
                                new Request.Builder()
                                        .url(url)
                                        .tag(SampleNumber.class, new SampleNumber(0))
                                        .build(),
                                new byte[0]);
                JsonNode body = transport.lookUp(request);
                found = body == null ? found : lookUp.reader().read(body);
            } catch (ModelCallException e) {
                found = Map.of();
            }
        }
        lookedUp = found;
        return found;
    }
}
