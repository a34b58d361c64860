package io.driftgauge.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.providers.cassette.SampleNumber;
import io.driftgauge.providers.http.Reply;
import io.driftgauge.providers.http.StreamCollector;
import io.driftgauge.providers.http.Transport;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.providers.wire.WireAnswer;
import io.driftgauge.providers.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** A model behind HTTP: one call of {@link #chat} is one attempt. Thread-safe. */
final class HttpChatModel implements ChatModel {

    private static final MediaType JSON = MediaType.get("application/json");

    /** Parts of the config that are no generation parameters and yet belong into the body. */
    private static final String[] ALSO_SENT = {"user", "metadata", "store"};

    /** As many as the setting allows; the gate finds out what the server stands. */
    private static final int AT_ONCE = 256;

    private final ModelSpec spec;
    private final Endpoint endpoint;
    private final Transport transport;
    private final Served served;
    private final boolean stream;

    HttpChatModel(ModelSpec spec, Endpoint endpoint, Transport transport) {
        this.spec = spec;
        this.endpoint = endpoint;
        this.transport = transport;
        this.served = new Served(spec, endpoint, transport);
        this.stream = Boolean.TRUE.equals(spec.config().get("stream"));
    }

    @Override
    public ChatResponse chat(ChatRequest request) throws ModelCallException, InterruptedException {
        StreamCollector collector = stream ? endpoint.format().collector() : null;
        Reply reply = transport.send(request(request, collector != null), collector);
        WireAnswer answer;
        try {
            answer = endpoint.format().read(reply.body());
        } catch (IllegalArgumentException e) {
            throw transport.unreadable(reply, String.valueOf(e.getMessage()));
        }
        return new ChatResponse(
                answer.text(),
                answer.toolCalls(),
                answer.finish(),
                answer.usage(),
                answer.logProbabilities(),
                served.identity(answer, reply),
                reply.latency(),
                reply.firstToken(),
                Served.requestId(reply),
                reply.recorded());
    }

    private Request request(ChatRequest request, boolean streamed) throws ModelCallException, InterruptedException {
        byte[] bytes;
        try {
            ObjectNode body = endpoint.format()
                    .body(new WireRequest(endpoint.model(), request.messages(), parameters(request), streamed));
            bytes = Json.line(body).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ModelCallException(
                    ModelCallException.Kind.REQUEST, spec.id() + ": " + e.getMessage(), 0, Duration.ZERO);
        }
        Request.Builder builder = new Request.Builder()
                .url(url(streamed))
                .post(RequestBody.create(bytes, JSON))
                .header("Accept", streamed ? "text/event-stream, application/json" : "application/json")
                .tag(SampleNumber.class, new SampleNumber(request.sample()));
        endpoint.headers().forEach(builder::header);
        return endpoint.signer().sign(builder.build(), bytes);
    }

    private HttpUrl url(boolean streamed) {
        HttpUrl base = endpoint.url();
        if (endpoint.format().path(endpoint.model(), streamed).isEmpty()) {
            return base;
        }
        HttpUrl url =
                Objects.requireNonNull(base.resolve("./" + endpoint.format().path(endpoint.model(), streamed)));
        HttpUrl.Builder whole = url.newBuilder();
        for (String name : base.queryParameterNames()) {
            whole.addQueryParameter(name, base.queryParameter(name));
        }
        return whole.build();
    }

    private Map<String, Object> parameters(ChatRequest request) {
        Map<String, Object> parameters = new TreeMap<>(request.parameters());
        for (String name : ALSO_SENT) {
            Object value = spec.config().get(name);
            if (value != null) {
                parameters.putIfAbsent(name, value);
            }
        }
        if ("auto".equals(parameters.get("seed"))) {
            parameters.put("seed", request.seed() & Integer.MAX_VALUE);
        }
        return parameters;
    }

    @Override
    public int maxConcurrency() {
        return AT_ONCE;
    }
}
