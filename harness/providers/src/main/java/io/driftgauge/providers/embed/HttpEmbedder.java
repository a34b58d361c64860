package io.driftgauge.providers.embed;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Sha256;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import io.driftgauge.model.Vector;
import io.driftgauge.providers.cassette.SampleNumber;
import io.driftgauge.providers.http.Reply;
import io.driftgauge.providers.http.Transport;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.replay.Backoff;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Embeds by asking a server, in batches; what was asked once is kept as long as this lives. Long texts are cut into windows.
 * Its checksum is that of the model's name, or of its digest where the server tells one: a change behind the same name can
 * not be seen otherwise.
 */
final class HttpEmbedder implements Embedder {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MOST = 3;
    private static final int MOST_THROTTLED = 10;

    private final String id;
    private final Endpoint endpoint;
    private final EmbeddingFormat format;
    private final int batch;
    private final Transport transport;
    private final Backoff backoff;
    private final Map<String, Vector> known = new HashMap<>();
    private @Nullable String checksum;

    /**
     * Nothing is asked yet.
     *
     * @param batch most texts of one request
     */
    HttpEmbedder(
            String id, Endpoint endpoint, EmbeddingFormat format, int batch, Transport transport, Backoff backoff) {
        this.id = id;
        this.endpoint = endpoint;
        this.format = format;
        this.batch = batch;
        this.transport = transport;
        this.backoff = backoff;
    }

    @Override
    public synchronized List<Embedding> embed(List<String> texts) {
        Set<String> missing = new LinkedHashSet<>();
        for (String text : texts) {
            Windows.of(text).stream().filter(w -> !known.containsKey(w)).forEach(missing::add);
        }
        List<String> toAsk = new ArrayList<>(missing);
        for (int from = 0; from < toAsk.size(); from += batch) {
            ask(toAsk.subList(from, Math.min(toAsk.size(), from + batch)));
        }
        return texts.stream().map(this::embedding).toList();
    }

    private Embedding embedding(String text) {
        List<String> windows = Windows.of(text);
        List<Vector> vectors =
                windows.stream().map(w -> Objects.requireNonNull(known.get(w))).toList();
        if (vectors.size() == 1) {
            return new Embedding(vectors.get(0), vectors);
        }
        float[] mean = new float[vectors.get(0).dimension()];
        for (int i = 0; i < vectors.size(); i++) {
            float[] values = vectors.get(i).toArray();
            for (int k = 0; k < mean.length; k++) {
                mean[k] += values[k] * windows.get(i).length();
            }
        }
        return new Embedding(Vector.normalised(mean), vectors);
    }

    private void ask(List<String> windows) {
        try {
            List<float[]> vectors = vectors(windows);
            for (int i = 0; i < windows.size(); i++) {
                known.put(windows.get(i), Vector.normalised(vectors.get(i)));
            }
        } catch (ModelCallException e) {
            boolean retryable = e.kind() == Kind.RETRYABLE || e.kind() == Kind.THROTTLED;
            throw new EmbeddingException("the embedder " + id + " could not be asked: " + e.getMessage(), retryable, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingException("interrupted while the embedder " + id + " was asked.", true, e);
        }
    }

    private List<float[]> vectors(List<String> windows) throws ModelCallException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Reply reply = transport.send(request(windows), null);
                return read(reply, windows.size());
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

    private Request request(List<String> windows) throws ModelCallException, InterruptedException {
        byte[] bytes = Json.line(format.body(endpoint.model(), windows)).getBytes(StandardCharsets.UTF_8);
        HttpUrl url = Objects.requireNonNull(endpoint.url().resolve("./" + format.path(endpoint.model())));
        Request.Builder builder = new Request.Builder()
                .url(url)
                .post(RequestBody.create(bytes, JSON))
                .tag(SampleNumber.class, new SampleNumber(0));
        endpoint.headers().forEach(builder::header);
        return endpoint.signer().sign(builder.build(), bytes);
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public synchronized String checksum() {
        String before = checksum;
        if (before == null) {
            before = digest();
            checksum = before;
        }
        return before;
    }

    private String digest() {
        HttpUrl url = endpoint.lookUp().url();
        JsonNode body = null;
        try {
            body = url == null
                    ? null
                    : transport.lookUp(new Request.Builder().url(url).build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Map<String, String> told =
                body == null ? Map.of() : endpoint.lookUp().reader().read(body);
        return told.getOrDefault("checksum", Sha256.hex(id));
    }
}
