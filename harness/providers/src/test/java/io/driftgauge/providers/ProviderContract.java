package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every provider, whatever its wire format: how each thing that a server may do ends. */
@Timeout(20)
abstract class ProviderContract {

    /** What stands for a key; must never be seen in a message. */
    static final String KEY = "test-key-0123456789abcdef";

    final MockWebServer server = new MockWebServer();
    final AtomicInteger calls = new AtomicInteger();

    /** A provider id of this vendor. */
    abstract String id();

    /** The environment variable of its key; empty for none. */
    abstract String keyVariable();

    /** The body of an answer with this text, 5 prompt tokens and 2 of completion, served by {@link #model()}. */
    abstract String answer(String text);

    /** The body of an answer that calls {@code find} with {@code {"q":"x"}}; null likewise. */
    abstract @Nullable String toolCall();

    /** The body of a refusal; null where the format has no word for it. */
    abstract @Nullable String refusal();

    /** The body of an answer that a content filter stopped; null likewise. */
    abstract @Nullable String filtered();

    /** The body of an error. */
    abstract String error(String message);

    /** The model that answers say they are from; null if they don't say. */
    @Nullable String model() {
        return "served-model-2026-01-01";
    }

    /** Why a plain answer ends, as far as the format tells. */
    FinishReason finished() {
        return FinishReason.STOP;
    }

    /** More of the config. */
    Map<String, Object> config() {
        return Map.of();
    }

    /** More of the environment. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** What the server says of its models, at GET; null for 404. */
    @Nullable String models() {
        return null;
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new QueueDispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (!"GET".equals(request.getMethod())) {
                    calls.incrementAndGet();
                    return super.dispatch(request);
                }
                String models = models();
                return models == null
                        ? new MockResponse.Builder().code(404).build()
                        : json(models).build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    final ChatModel open(Map<String, Object> more) throws ModelCallException {
        TreeMap<String, Object> config = new TreeMap<>(config());
        config.put("apiBaseUrl", server.url("/").toString());
        config.put("max_tokens", 50);
        config.putAll(more);
        TreeMap<String, String> environment = new TreeMap<>(environment());
        if (!keyVariable().isEmpty()) {
            environment.put(keyVariable(), KEY);
        }
        ModelSpec spec = new ModelSpec(id(), "it", config, false, null);
        return new HttpModelFactory(environment).open(spec, Path.of("."), Settings.of(Map.of()));
    }

    static ChatRequest request(Map<String, Object> parameters, Message... messages) {
        return new ChatRequest("case", List.of(messages), parameters, 0, 42);
    }

    final ChatResponse chat() throws ModelCallException, InterruptedException {
        return open(Map.of()).chat(request(Map.of("max_tokens", 50), new Message(Role.USER, "What is the capital?")));
    }

    final ModelCallException failure() {
        return catchThrowableOfType(ModelCallException.class, this::chat);
    }

    final ModelCallException failure(Map<String, Object> config) {
        return catchThrowableOfType(
                ModelCallException.class,
                () -> open(config).chat(request(Map.of(), new Message(Role.USER, "What is the capital?"))));
    }

    static MockResponse.Builder json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    final void answers(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    private void answersIfThereIsOne(@Nullable String body) {
        assumeThat(body).as("the format has no word for it").isNotNull();
        answers(json(String.valueOf(body)));
    }

    @Test
    void an_answer_brings_text_usage_and_who_served() throws Exception {
        answers(json(answer("Paris")).addHeader("x-request-id", "req-1"));

        ChatResponse response = chat();

        assertThat(response.text()).isEqualTo("Paris");
        assertThat(response.finishReason()).isEqualTo(finished());
        assertThat(response.usage().promptTokens()).isEqualTo(5);
        assertThat(response.usage().completionTokens()).isEqualTo(2);
        assertThat(response.served().model()).isEqualTo(model());
        assertThat(response.requestId()).isEqualTo("req-1");
        assertThat(response.latency()).isPositive();
        assertThat(calls).hasValue(1);
    }

    @Test
    void the_key_is_sent_to_this_machine() throws Exception {
        answers(json(answer("Paris")));
        chat();

        RecordedRequest request = server.takeRequest();
        if (!keyVariable().isEmpty()) {
            assertThat(request.getHeaders().toMultimap().values().stream().flatMap(List::stream))
                    .anyMatch(v -> v.contains(KEY));
        }
        assertThat(request.getTarget()).doesNotContain(KEY);
    }

    @Test
    void a_tool_call_is_one() throws Exception {
        answersIfThereIsOne(toolCall());

        ChatResponse response = chat();

        assertThat(response.toolCalls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("find");
            assertThat(call.arguments()).isEqualTo("{\"q\":\"x\"}");
        });
        assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void a_refusal_is_an_answer_that_refuses() throws Exception {
        answersIfThereIsOne(refusal());

        assertThat(chat().finishReason()).isEqualTo(FinishReason.REFUSAL);
    }

    @Test
    void a_content_filter_s_stop_is_a_refusal() throws Exception {
        answersIfThereIsOne(filtered());

        assertThat(chat().finishReason()).isEqualTo(FinishReason.REFUSAL);
    }

    @Test
    void an_empty_answer_is_an_empty_text() throws Exception {
        answers(json(answer("")));

        ChatResponse response = chat();

        assertThat(response.text()).isEmpty();
        assertThat(response.toolCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REQUEST", "401, PERMANENT", "403, PERMANENT", "404, PERMANENT", "408, RETRYABLE", "409, RETRYABLE",
        "413, REQUEST", "422, REQUEST", "429, THROTTLED", "500, RETRYABLE", "502, RETRYABLE", "503, RETRYABLE",
        "529, RETRYABLE"
    })
    void an_error_status_says_whether_another_try_helps(int status, Kind kind) {
        answers(json(error("something is wrong with " + KEY)).code(status));

        ModelCallException failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure).hasMessageContainingAll(id(), String.valueOf(status), "something is wrong");
        assertThat(failure.getMessage()).doesNotContain(KEY);
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_rate_limit_tells_how_many_seconds_to_wait() {
        answers(json(error("slow down")).code(429).addHeader("Retry-After", "7"));

        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_rate_limit_tells_until_when_to_wait() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(90).atOffset(ZoneOffset.UTC));
        answers(json(error("slow down")).code(429).addHeader("Retry-After", date));

        assertThat(failure().retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    }

    @Test
    void a_server_that_names_a_time_to_come_back_is_only_overloaded() {
        answers(json(error("overloaded")).code(503).addHeader("Retry-After", "1"));

        assertThat(failure().kind()).isEqualTo(Kind.THROTTLED);
    }

    @Test
    void no_answer_in_time_is_worth_another_try() {
        answers(json(answer("late")).headersDelay(10, TimeUnit.SECONDS));

        ModelCallException failure = failure(Map.of("timeout", Map.of("read", "60ms")));

        assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(failure).hasMessageContaining("no byte came for 60 ms");
    }

    @Test
    void an_answer_that_stops_in_the_middle_is_worth_another_try() {
        answers(json(answer("half")).onResponseBody(SocketEffect.Stall.INSTANCE));

        ModelCallException failure = failure(Map.of("timeout", Map.of("read", "60ms")));

        assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
    }

    @Test
    void a_slow_drip_ends_with_the_whole_call_s_time() {
        answers(json(answer("drip".repeat(200))).throttleBody(4, 20, TimeUnit.MILLISECONDS));

        ModelCallException failure = failure(Map.of("timeout", Map.of("read", "5s", "call", "150ms")));

        assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(failure).hasMessageContaining("longer than 150 ms");
    }

    @Test
    void a_connection_that_breaks_in_the_answer_is_worth_another_try() {
        answers(json(answer("broken")).onResponseBody(SocketEffect.ShutdownConnection.INSTANCE));

        assertThat(failure().kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(calls).hasValue(1);
    }

    @Test
    void truncated_json_is_worth_another_try() {
        String body = answer("truncated");
        answers(json(body.substring(0, body.length() / 2)));

        assertThat(failure().kind()).isEqualTo(Kind.RETRYABLE);
    }

    @Test
    void json_of_another_shape_is_no_answer() {
        answers(json("{\"hello\":\"world\"}"));

        assertThat(failure().kind()).isEqualTo(Kind.RETRYABLE);
    }

    @Test
    void plain_text_is_no_answer() {
        answers(new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain")
                .body("All is well."));

        assertThat(failure().kind()).isEqualTo(Kind.RETRYABLE);
    }

    @Test
    void a_web_page_is_no_answer() {
        answers(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("<html><body>Welcome</body></html>"));

        ModelCallException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.REQUEST);
        assertThat(failure).hasMessageContaining("web page");
    }

    @Test
    void an_error_page_of_a_gateway_is_told_by_its_status() {
        answers(new MockResponse.Builder()
                .code(502)
                .addHeader("Content-Type", "text/html")
                .body("<html><body>Bad Gateway</body></html>"));

        ModelCallException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(failure.getMessage()).contains("502").doesNotContain("<html>");
    }

    @Test
    void a_packed_answer_is_unpacked() throws Exception {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8(answer("Paris"));
        }
        answers(json("").body(packed).addHeader("Content-Encoding", "gzip"));

        assertThat(chat().text()).isEqualTo("Paris");
    }

    @Test
    void an_answer_of_fifty_megabytes_is_not_read_to_its_end() {
        answers(json("").body(new Buffer().write(new byte[50 << 20])));

        ModelCallException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.REQUEST);
        assertThat(failure).hasMessageContaining("longer than 16 MiB");
    }

    @Test
    void a_redirect_is_not_followed_and_takes_no_key_along() throws IOException {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            answers(new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", other.url("/").toString()));

            ModelCallException failure = failure();

            assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(failure).hasMessageContaining("redirect");
            assertThat(other.getRequestCount()).isZero();
        }
    }

    @Test
    void an_interruption_stops_the_call() throws Exception {
        answers(json(answer("never")).headersDelay(30, TimeUnit.SECONDS));
        ChatModel model = open(Map.of());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> model.chat(request(Map.of(), new Message(Role.USER, "Hi"))))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void what_only_this_vendor_knows_is_passed_on() throws Exception {
        answers(json(answer("Paris")));
        open(Map.of()).chat(request(Map.of("a_new_option", Map.of("level", 3)), new Message(Role.USER, "Hi")));

        assertThat(server.takeRequest().getBody().utf8()).contains("\"a_new_option\":{\"level\":3}");
    }
}
