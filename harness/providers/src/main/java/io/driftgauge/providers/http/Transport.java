package io.driftgauge.providers.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.providers.cassette.CassetteInterceptor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Sends one request and reads its answer: one attempt, in its turn, that stops when it is interrupted. Thread-safe. */
public final class Transport {

    /** How long a look-up beside the calls may take. */
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final OkHttpClient client;
    private final OkHttpClient lookUps;
    private final Gate gate;
    private final Failures failures;
    private final Clock clock;

    /**
     * A way to one provider.
     *
     * @param provider its id, for messages
     * @param client with what else a call passes through (cassettes); time-outs come from here
     */
    public Transport(String provider, OkHttpClient client, Timeouts timeouts, Gate gate, Secrets secrets, Clock clock) {
        this.client = timeouts.apply(client);
        this.lookUps = client.newBuilder().callTimeout(LOOK_UP).build();
        this.gate = gate;
        this.clock = clock;
        this.failures = new Failures(provider, secrets, timeouts, clock);
    }

    /**
     * One attempt.
     *
     * @param collector where a stream is put together; null for an answer in one piece
     */
    public Reply send(Request request, @Nullable StreamCollector collector)
            throws ModelCallException, InterruptedException {
        Gate.Ticket ticket = gate.enter();
        boolean told = false;
        try {
            Outcome outcome = attempt(client, request, collector);
            ModelCallException failure = outcome.failure;
            if (failure == null && outcome.reply != null) {
                ticket.served(RateHeaders.holdBack(outcome.reply.headers(), clock));
                told = true;
                return outcome.reply;
            }
            ModelCallException thrown = Objects.requireNonNull(failure);
            if (thrown.kind() == ModelCallException.Kind.THROTTLED || outcome.overloaded) {
                Duration asked = thrown.retryAfter();
                ticket.refused(asked == null ? Duration.ZERO : asked);
                told = true;
            }
            throw thrown;
        } finally {
            if (!told) {
                ticket.failed();
            }
        }
    }

    private record Outcome(@Nullable Reply reply, @Nullable ModelCallException failure, boolean overloaded) {}

    /** What a server says beside its answers; null if it doesn't. No call of a model, so that it needs no turn. */
    public @Nullable JsonNode lookUp(Request request) throws InterruptedException {
        Reply reply = attempt(lookUps, request, null).reply;
        return reply == null ? null : reply.body();
    }

    private Outcome attempt(OkHttpClient with, Request request, @Nullable StreamCollector collector)
            throws InterruptedException {
        long start = System.nanoTime();
        Call call = with.newCall(request);
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                done.complete(new Outcome(null, failures.broken(e, since(start)), false));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    done.complete(read(response, collector, start));
                } catch (IOException e) {
                    done.complete(new Outcome(null, failures.broken(e, since(start)), false));
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            }
        });
        try {
            return done.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading the answer failed", e.getCause());
        }
    }

    private Outcome read(Response response, @Nullable StreamCollector collector, long start) throws IOException {
        ResponseBody body = response.body();
        MediaType type = body.contentType();
        String media = type == null ? "" : type.type() + "/" + type.subtype();
        if (!response.isSuccessful()) {
            String text = BodyReader.whole(body);
            int status = response.code();
            return new Outcome(
                    null,
                    failures.status(status, response.headers(), text, since(start)),
                    status == 503 || status == 529);
        }
        if (collector != null && (media.endsWith("event-stream") || media.endsWith("ndjson"))) {
            return streamed(response, body, media, collector, start);
        }
        String text = BodyReader.whole(body);
        try {
            JsonNode json = Json.parse(text);
            if (!json.isContainerNode()) {
                return new Outcome(null, failures.unreadable("no JSON object", media, text, since(start)), false);
            }
            return new Outcome(reply(json, response.headers(), start, null), null, false);
        } catch (JsonProcessingException e) {
            return new Outcome(null, failures.unreadable(e.getOriginalMessage(), media, text, since(start)), false);
        }
    }

    private Outcome streamed(Response response, ResponseBody body, String media, StreamCollector collector, long start)
            throws IOException {
        long[] first = {0};
        try {
            EventStream.read(BodyReader.bounded(body), media, piece -> {
                collector.take(piece);
                if (first[0] == 0 && collector.begun()) {
                    first[0] = System.nanoTime();
                }
            });
        } catch (JsonProcessingException e) {
            return new Outcome(null, failures.unreadable(e.getOriginalMessage(), media, "", since(start)), false);
        }
        if (!collector.complete()) {
            return new Outcome(null, failures.unreadable("the stream was cut off", media, "", since(start)), false);
        }
        Duration firstToken = first[0] == 0 ? null : Duration.ofNanos(first[0] - start);
        return new Outcome(reply(collector.whole(), response.headers(), start, firstToken), null, false);
    }

    /** A replayed answer took as long as it did when it was recorded; when its first token came is not known. */
    private static Reply reply(JsonNode body, Headers headers, long start, @Nullable Duration firstToken) {
        Instant recorded = CassetteInterceptor.recorded(headers).orElse(null);
        Duration latency = CassetteInterceptor.latency(headers).orElseGet(() -> since(start));
        return new Reply(body, headers, latency, recorded == null ? firstToken : null, recorded);
    }

    /** An answer that came and does not say what it should. */
    public ModelCallException unreadable(Reply reply, String why) {
        return failures.unreadable(why, null, Json.line(reply.body()), reply.latency());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
