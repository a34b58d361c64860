package io.driftgauge.providers.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEmbedderTests {

    private static final String KEY = "test-key-0123456789abcdef";

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Embedder open(String id) {
        return new HttpEmbedderFactory(
                        Map.of("OPENAI_API_KEY", KEY, "GEMINI_API_KEY", KEY, "COHERE_API_KEY", KEY),
                        (retry, asked) -> {})
                .open(id + "@" + server.url("/"), Settings.of(Map.of()));
    }

    private void answers(int code, String body) {
        server.enqueue(new MockResponse.Builder().code(code).body(body).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai:embedding:m|/embeddings|{\"data\":[{\"index\":1,\"embedding\":[0,2]},{\"index\":0,\"embedding\":[3,0]}]}",
                "google:embedding:m|/models/m:batchEmbedContents|{\"embeddings\":[{\"values\":[3,0]},{\"values\":[0,2]}]}",
                "cohere:embedding:m|/embed|{\"embeddings\":{\"float\":[[3,0],[0,2]]}}",
                "ollama:embeddings:m|/api/embed|{\"embeddings\":[[3,0],[0,2]]}"
            })
    void each_vendor_s_embeddings_come_in_the_texts_order(String id, String path, String body) throws Exception {
        answers(200, body);

        List<Embedding> embeddings = open(id).embed(List.of("right", "up"));

        assertThat(embeddings.get(0).mean().toArray()).containsExactly(1, 0);
        assertThat(embeddings.get(1).mean().toArray()).containsExactly(0, 1);
        assertThat(server.takeRequest().getTarget()).isEqualTo(path);
    }

    @Test
    void the_same_text_is_asked_once() {
        answers(200, "{\"data\":[{\"embedding\":[1,0]}]}");
        Embedder embedder = open("openai:embedding:m");

        embedder.embed(List.of("a", "a"));
        embedder.embed(List.of("a"));

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** As many embeddings as texts, once so many requests are there at the same time. */
    private void answersTogether(int requests) {
        CyclicBarrier together = new CyclicBarrier(requests);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                try {
                    together.await(20, TimeUnit.SECONDS);
                    int texts = Json.parse(
                                    Objects.requireNonNull(request.getBody()).utf8())
                            .path("input")
                            .size();
                    return new MockResponse.Builder()
                            .body("{\"data\":[" + String.join(",", Collections.nCopies(texts, "{\"embedding\":[1,0]}"))
                                    + "]}")
                            .build();
                } catch (Exception e) {
                    return new MockResponse.Builder()
                            .code(400)
                            .body(e.toString())
                            .build();
                }
            }
        });
    }

    @Test
    void many_texts_go_in_batches_side_by_side() {
        answersTogether(2);

        assertThat(open("openai:embedding:m")
                        .embed(IntStream.range(0, 130)
                                .mapToObj(i -> "text " + i)
                                .toList()))
                .hasSize(130);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void callers_don_t_wait_for_each_other() {
        answersTogether(3);
        Embedder embedder = open("openai:embedding:m");

        List<CompletableFuture<List<Embedding>>> callers = Stream.of("a", "b", "c")
                .map(text -> CompletableFuture.supplyAsync(
                        () -> embedder.embed(List.of(text)), each -> new Thread(each).start()))
                .toList();

        assertThat(callers).allSatisfy(c -> assertThat(c.join()).hasSize(1));
    }

    @Test
    void a_text_that_could_not_be_embedded_is_asked_for_again() {
        answers(401, "{\"error\":{\"message\":\"bad key\"}}");
        answers(200, "{\"data\":[{\"embedding\":[1,0]}]}");
        Embedder embedder = open("openai:embedding:m");
        assertThatThrownBy(() -> embedder.embed(List.of("a"))).isInstanceOf(EmbeddingException.class);

        assertThat(embedder.embed(List.of("a"))).hasSize(1);
    }

    @Test
    void a_key_that_the_server_says_back_is_masked() {
        answers(401, "{\"error\":{\"message\":\"Wrong key " + KEY + "\"}}");

        assertThatThrownBy(() -> open("openai:embedding:m").embed(List.of("a")))
                .hasMessageContaining("Wrong key")
                .satisfies(e -> {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(KEY);
                });
    }

    @Test
    void who_is_interrupted_waits_no_more() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> open("openai:embedding:m").embed(List.of("a")))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_long_text_has_windows_and_an_empty_one_a_place() {
        answers(200, "{\"data\":[{\"embedding\":[1,0]},{\"embedding\":[0,1]},{\"embedding\":[1,1]}]}");

        List<Embedding> embeddings = open("openai:embedding:m").embed(List.of("word ".repeat(500), " "));

        assertThat(embeddings.get(0).windows()).hasSize(2);
        assertThat(embeddings.get(1).windows()).hasSize(1);
        assertThat(Windows.of("x".repeat(4_100))).hasSize(3);
    }

    @Test
    void an_overload_is_waited_for_and_a_wrong_key_is_not() {
        answers(429, "{}");
        answers(503, "{}");
        answers(200, "{\"data\":[{\"embedding\":[1,0]}]}");
        assertThat(open("openai:embedding:m").embed(List.of("a"))).hasSize(1);

        answers(401, "{\"error\":{\"message\":\"bad key\"}}");
        assertThatThrownBy(() -> open("openai:embedding:m").embed(List.of("a")))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("could not be asked")
                .hasMessageContaining("bad key");
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[]}",
                "{\"data\":[{\"embedding\":[]}]}",
                "{\"data\":[{\"embedding\":[\"x\"]}]}",
                "{\"data\":[{\"index\":9,\"embedding\":[1]}]}"
            })
    void what_is_no_embedding_is_no_answer(String body) {
        for (int i = 0; i < 3; i++) {
            answers(200, body);
        }
        assertThatThrownBy(() -> open("openai:embedding:m").embed(List.of("a"))).hasMessageContaining("can't be read");
    }

    @Test
    void a_vendor_that_costs_waits_for_live() {
        HttpEmbedderFactory factory = new HttpEmbedderFactory(Map.of("OPENAI_API_KEY", KEY), (retry, asked) -> {});

        assertThat(factory.supports("openai:embedding:m")).isTrue();
        assertThat(factory.supports("djl:all-MiniLM-L6-v2")).isFalse();
        assertThatThrownBy(() -> factory.open("openai:embedding:m", Settings.of(Map.of())))
                .hasMessageContaining("driftgauge.live=true");
        Embedder live = factory.open("openai:embedding:m", Settings.of(Map.of("driftgauge.live", "true")));
        assertThat(live.name()).isEqualTo("openai:embedding:m");
        assertThat(live.checksum()).hasSize(64);
    }
}
