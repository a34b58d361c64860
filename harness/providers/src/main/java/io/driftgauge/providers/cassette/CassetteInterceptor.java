package io.driftgauge.providers.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.model.HttpMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what providers answer, or answers in their place from what was stored. Secrets are cut from all that is stored. */
public final class CassetteInterceptor implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CassetteInterceptor.class);

    /** Headers of our own on replayed answers. */
    private static final String RECORDED = "driftgauge-recorded";

    private static final String LATENCY = "driftgauge-latency-ms";

    /** Of the connection or the moment, not of the answer. */
    private static final Set<String> PASSING = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "date",
            "keep-alive",
            "set-cookie",
            "strict-transport-security",
            "transfer-encoding",
            "alt-svc",
            "report-to",
            "nel");

    private final HttpMode mode;
    private final CassetteFolder folder;
    private final Secrets secrets;
    private final Clock clock;

    /**
     * An interceptor.
     *
     * @param folder where recordings lie: {@code baselines/.http}
     */
    public CassetteInterceptor(HttpMode mode, Path folder, Secrets secrets, Clock clock) {
        this.mode = mode;
        this.folder = new CassetteFolder(folder);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Where recordings lie: beside the baselines. */
    public static Path folder(Settings settings) {
        return Path.of(settings.get("driftgauge.baselines").orElse("baselines"), ".http");
    }

    /** When a replayed answer was recorded; empty for a fresh one. */
    public static Optional<Instant> recorded(Headers headers) {
        return Optional.ofNullable(headers.get(RECORDED)).map(Instant::parse);
    }

    /** How long the recorded call took; empty for a fresh one. */
    public static Optional<Duration> latency(Headers headers) {
        return Optional.ofNullable(headers.get(LATENCY)).map(ms -> Duration.ofMillis(Long.parseLong(ms)));
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        SampleNumber tag = request.tag(SampleNumber.class);
        int sample = tag == null ? 0 : tag.value();
        AskedRequest asked = AskedRequest.of(request, secrets);
        return mode == HttpMode.REPLAY ? replayed(request, asked, sample) : stored(chain, request, asked, sample);
    }

    private Response stored(Chain chain, Request request, AskedRequest asked, int sample) throws IOException {
        long start = System.nanoTime();
        Response response = chain.proceed(request);
        if (!worthKeeping(response.code())) {
            return response;
        }
        ResponseBody body = response.body();
        MediaType type = body.contentType();
        Tee tee = new Tee(body.source(), whole -> keep(asked, sample, response, whole, System.nanoTime() - start));
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(tee), type, body.contentLength()))
                .build();
    }

    /** Answers, and refusals that say something about the request; outages and limits say something about the hour. */
    private static boolean worthKeeping(int status) {
        return status / 100 == 2 || status == 400 || status == 413 || status == 422;
    }

    private void keep(AskedRequest asked, int sample, Response response, Buffer whole, long nanos) {
        JsonNode body = AskedRequest.body(secrets.redact(whole.readUtf8()));
        StoredAnswer answer = new StoredAnswer(
                sample, clock.instant(), Duration.ofNanos(nanos), response.code(), headers(response.headers()), body);
        try {
            folder.put(asked, answer);
        } catch (IOException e) {
            LOG.error("The answer was not recorded in {}: {}", folder.folder(), secrets.redact(e.toString()));
        }
    }

    private Map<String, String> headers(Headers headers) {
        Map<String, String> kept = new TreeMap<>();
        for (String name : headers.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!PASSING.contains(lower) && !Secrets.isSecretName(lower)) {
                kept.put(lower, secrets.redact(String.join(", ", headers.values(name))));
            }
        }
        return kept;
    }

    private Response replayed(Request request, AskedRequest asked, int sample) throws IOException {
        Map<Integer, StoredAnswer> answers = folder.answers(asked);
        StoredAnswer answer = answers.get(sample);
        if (answer == null) {
            throw new CassetteException(secrets.redact(miss(asked, sample, answers)));
        }
        Headers.Builder headers = new Headers.Builder();
        answer.headers().forEach(headers::addUnsafeNonAscii);
        headers.set(RECORDED, answer.recorded().toString());
        headers.set(LATENCY, String.valueOf(answer.latency().toMillis()));
        String type = answer.headers().get("content-type");
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(answer.status())
                .message("recorded")
                .headers(headers.build())
                .body(ResponseBody.create(answer.text(), type == null ? null : MediaType.parse(type)))
                .build();
    }

    private String miss(AskedRequest asked, int sample, Map<Integer, StoredAnswer> answers) throws IOException {
        String record = " Record it with -Ddriftgauge.http=record.";
        if (!answers.isEmpty()) {
            return "answer " + sample + " of this request was not recorded; of "
                    + folder.folder().resolve(asked.file()) + " there are " + answers.keySet() + "." + record;
        }
        List<List<String>> differences = new ArrayList<>();
        for (AskedRequest recorded : folder.requests(asked.host())) {
            differences.add(Differences.of(recorded, asked));
        }
        return differences.stream()
                .min(Comparator.comparingInt(List::size))
                .map(lines -> "this request was not recorded." + record + " The nearest recording differs in:"
                        + Differences.text(lines))
                .orElseGet(() -> "nothing was recorded of " + asked.url() + " in " + folder.folder() + "." + record);
    }
}
