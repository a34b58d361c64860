package io.driftgauge.providers.embed;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import io.driftgauge.providers.cassette.SampleNumber;
import io.driftgauge.providers.http.Reply;
import io.driftgauge.providers.http.Transport;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.replay.Backoff;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Asks a server for embeddings, and again after what may pass. Thread-safe. */
final class EmbeddingServer {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MOST = 3;
    private static final int MOST_THROTTLED = 10;

    private final Endpoint endpoint;
    private final EmbeddingFormat format;
    private final Transport transport;
    private final Backoff backoff;

    EmbeddingServer(Endpoint endpoint, EmbeddingFormat format, Transport transport, Backoff backoff) {
        this.endpoint = endpoint;
        this.format = format;
        this.transport = transport;
        this.backoff = backoff;
    }

    /** One request: a vector a text, in their order. */
    List<float[]> vectors(List<String> texts) throws ModelCallException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Reply reply = transport.send(request(texts), null);
                return read(reply, texts.size());
            } catch (ModelCallException e) {
                int most = e.kind() == Kind.THROTTLED ? MOST_THROTTLED : e.kind() == Kind.RETRYABLE ? MOST : 1;
                if (attempt >= most) {
                    throw e;
                }
                backoff.pause(attempt, e.retryAfter());
            }
        }
    }

    private List<float[]> read(Reply reply, int wanted) throws ModelCallException {
        try {
            List<float[]> vectors = format.read(reply.body());
            if (vectors.size() != wanted) {
                throw new IllegalArgumentException(vectors.size() + " embeddings for " + wanted + " texts");
            }
            return vectors;
        } catch (IllegalArgumentException | NullPointerException e) {
            throw transport.unreadable(reply, String.valueOf(e.getMessage()));
        }
    }

    private Request request(List<String> texts) throws ModelCallException, InterruptedException {
        byte[] bytes = Json.line(format.body(endpoint.model(), texts)).getBytes(StandardCharsets.UTF_8);
        HttpUrl url = Objects.requireNonNull(endpoint.url().resolve("./" + format.path(endpoint.model())));
        Request.Builder builder = new Request.Builder()
                .url(url)
                .post(RequestBody.create(bytes, JSON))
                .tag(SampleNumber.class, new SampleNumber(0));
        endpoint.headers().forEach(builder::header);
        return endpoint.signer().sign(builder.build(), bytes);
    }

    /** What the server says of the model beside its answers; empty if it says nothing. */
    Map<String, String> lookUp() {
        HttpUrl url = endpoint.lookUp().url();
        JsonNode body = null;
        try {
            body = url == null
                    ? null
                    : transport.lookUp(new Request.Builder().url(url).build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return body == null ? Map.of() : endpoint.lookUp().reader().read(body);
    }
}
