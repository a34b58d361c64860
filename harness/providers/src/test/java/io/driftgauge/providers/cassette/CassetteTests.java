package io.driftgauge.providers.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import io.driftgauge.model.HttpMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CassetteTests {

    private static final String KEY = "k3y/plant+ed\"in\"every=place";
    private static final String QUESTION = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private final Path folder;
    private final HttpUrl url;

    CassetteTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server.start();
        this.url = server.url("/v1/chat/completions");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Response call(HttpMode mode, HttpUrl address, String body, int sample) throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .addInterceptor(new CassetteInterceptor(
                        mode, folder, Secrets.of(Map.of("SHOP_API_KEY", KEY)), Clock.fixed(NOON, ZoneOffset.UTC)))
                .build();
        Request request = new Request.Builder()
                .url(address)
                .header("Authorization", "Bearer whatever")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .tag(SampleNumber.class, new SampleNumber(sample))
                .build();
        return client.newCall(request).execute();
    }

    private String record(String answer, int sample) throws IOException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("content-type", "application/json")
                .body(answer)
                .build());
        return text(call(HttpMode.RECORD, url, QUESTION, sample));
    }

    private static String text(Response response) throws IOException {
        try (response) {
            return response.body().string();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void replays_what_was_recorded_without_the_server() throws IOException {
        assertThat(record("{\"text\": \"Hello\"}", 0)).isEqualTo("{\"text\": \"Hello\"}");
        server.close();

        Response replayed = call(HttpMode.REPLAY, url, QUESTION, 0);

        assertThat(CassetteInterceptor.recorded(replayed.headers())).contains(NOON);
        assertThat(CassetteInterceptor.latency(replayed.headers()))
                .hasValueSatisfying(d -> assertThat(d).isGreaterThanOrEqualTo(Duration.ZERO));
        assertThat(replayed.code()).isEqualTo(200);
        assertThat(Json.parse(text(replayed))).isEqualTo(Json.parse("{\"text\": \"Hello\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data:image/png;base64,"})
    void tells_pictures_by_their_checksum(String head) throws IOException {
        String picture = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"data\":\"" + head + "%s==\"}]}]}";
        String first = picture.formatted("iVBORw0KGgo+/A".repeat(300));
        server.enqueue(new MockResponse.Builder().body("{\"text\": \"A cat\"}").build());
        text(call(HttpMode.RECORD, url, first, 0));

        assertThat(text(call(HttpMode.REPLAY, url, first, 0))).contains("A cat");
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(Files.readString(file))
                        .contains(head + "[4202 characters, sha256 ")
                        .doesNotContain("iVBORw0KGgo"));
        assertThatThrownBy(() -> call(HttpMode.REPLAY, url, picture.formatted("iVBORw0KGgo+/B".repeat(300)), 0))
                .hasMessageContaining("was not recorded");
    }

    @Test
    void finds_the_same_request_whatever_its_port_the_order_of_its_keys_and_the_form_of_its_numbers()
            throws IOException {
        record("{\"text\": \"Hello\"}", 0);

        Response replayed = call(
                HttpMode.REPLAY,
                url.newBuilder().port(1).build(),
                "{\"messages\": [{\"content\": \"Hi\", \"role\": \"user\"}], \"model\": \"m\"}",
                0);

        assertThat(text(replayed)).contains("Hello");
    }

    @Test
    void keeps_the_samples_of_a_request_apart_in_one_file() throws IOException {
        record("{\"text\": \"one\"}", 0);
        record("{\"text\": \"two\"}", 1);

        assertThat(files()).hasSize(1);
        assertThat(text(call(HttpMode.REPLAY, url, QUESTION, 1))).contains("two");
        assertThat(text(call(HttpMode.REPLAY, url, QUESTION, 0))).contains("one");
    }

    @Test
    void writes_files_that_people_can_read() throws IOException {
        record("{\"text\": \"Hello\"}", 0);

        Path file = files().get(0);
        assertThat(folder.relativize(file).toString().replace('\\', '/'))
                .matches("(127\\.0\\.0\\.1|localhost)/v1-chat-completions-[0-9a-f]{16}\\.json");
        assertThat(Files.readString(file))
                .contains("  \"request\": {\n    \"method\": \"POST\",")
                .contains("\"content\": \"Hi\"", "\"recorded\": \"2026-11-20T12:00:00Z\"", "\"text\": \"Hello\"")
                .doesNotContain("whatever", "uthorization");
    }

    @Test
    void a_miss_tells_how_the_nearest_recording_differs() throws IOException {
        record("{\"text\": \"Hello\"}", 0);

        assertThatThrownBy(() -> call(HttpMode.REPLAY, url, QUESTION.replace("Hi", "Good morning"), 0))
                .isInstanceOf(CassetteException.class)
                .hasMessageContaining("was not recorded")
                .hasMessageContaining("messages[0].content: recorded \"Hi\", asked \"Good morning\"")
                .hasMessageContaining("-Ddriftgauge.http=record");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_miss_of_a_sample_tells_which_there_are() throws IOException {
        record("{\"text\": \"Hello\"}", 0);

        assertThatThrownBy(() -> call(HttpMode.REPLAY, url, QUESTION, 3))
                .hasMessageContaining("answer 3 of this request was not recorded")
                .hasMessageContaining("[0]");
    }

    @Test
    void a_miss_of_everything_says_so() {
        assertThatThrownBy(() -> call(HttpMode.REPLAY, url, QUESTION, 0))
                .hasMessageContaining("nothing was recorded of")
                .hasMessageContaining("/v1/chat/completions");
    }

    @Test
    void a_damaged_recording_is_an_error_that_names_the_file() throws IOException {
        record("{\"text\": \"Hello\"}", 0);
        Path file = files().get(0);
        Files.writeString(file, Files.readString(file).substring(0, 60));

        assertThatThrownBy(() -> call(HttpMode.REPLAY, url, QUESTION, 0))
                .isInstanceOf(CassetteException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("git checkout");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 429, 500, 503, 529})
    void outages_limits_and_bad_keys_are_not_recorded(int status) throws IOException {
        server.enqueue(new MockResponse.Builder().code(status).body("{}").build());
        text(call(HttpMode.RECORD, url, QUESTION, 0));

        assertThat(files()).isEmpty();
    }

    @Test
    void a_refused_request_is_recorded_with_its_status() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\": {\"code\": \"content_filter\"}}")
                .build());
        text(call(HttpMode.RECORD, url, QUESTION, 0));

        Response replayed = call(HttpMode.REPLAY, url, QUESTION, 0);
        assertThat(replayed.code()).isEqualTo(400);
        assertThat(text(replayed)).contains("content_filter");
    }

    @Test
    void a_body_that_breaks_off_is_not_recorded() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"text\": \"" + "x".repeat(10_000) + "\"}")
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());

        assertThatThrownBy(() -> text(call(HttpMode.RECORD, url, QUESTION, 0))).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_stream_is_recorded_line_by_line_and_replayed_with_its_type() throws IOException {
        String stream = "data: {\"a\":1}\n\ndata: [DONE]\n\n";
        server.enqueue(new MockResponse.Builder()
                .addHeader("content-type", "text/event-stream")
                .chunkedBody(stream, 5)
                .build());
        assertThat(text(call(HttpMode.RECORD, url, QUESTION, 0))).isEqualTo(stream);

        Response replayed = call(HttpMode.REPLAY, url, QUESTION, 0);
        assertThat(replayed.header("content-type")).isEqualTo("text/event-stream");
        assertThat(text(replayed)).isEqualTo(stream);
        assertThat(Files.readString(files().get(0))).contains("      \"data: {\\\"a\\\":1}\",");
    }

    @Test
    void no_secret_reaches_a_file() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("x-echo", KEY)
                .addHeader("x-api-key", "short")
                .addHeader("set-cookie", "session=abc")
                .body(Json.line(Map.of("text", "You sent " + KEY, "arguments", Json.line(Map.of("k", KEY)))))
                .build());
        HttpUrl withKey = url.newBuilder()
                .addQueryParameter("key", KEY)
                .addQueryParameter("alt", "json")
                .build();
        text(call(HttpMode.RECORD, withKey, Json.line(Map.of("prompt", KEY)), 0));

        assertThat(Files.readString(files().get(0)))
                .doesNotContain("k3y", "short", "session")
                .contains("alt=json", "[redacted]");
        HttpUrl withoutKey = url.newBuilder().addQueryParameter("alt", "json").build();
        assertThat(text(call(HttpMode.REPLAY, withoutKey, Json.line(Map.of("prompt", KEY)), 0)))
                .contains("You sent [redacted]");
    }
}
