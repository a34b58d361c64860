package io.driftgauge.djl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.base.Settings;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import io.driftgauge.model.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalEmbedderTests {

    private static final String WORDS =
            "refunds arrive within thirty days after the parcel reached our store and nobody has to pay for that";

    /** First four of 384 numbers for {@code The capital of France is Paris.}, as langchain4j computes them. */
    private static final float[] REFERENCE = {0.10325698f, 0.030420119f, 0.029095765f, -0.037322864f};

    private static Embedder embedder;

    @BeforeAll
    static void open() {
        embedder = fresh();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    private static Embedder fresh() {
        return ServiceLoader.load(EmbedderFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.supports("djl:all-MiniLM-L6-v2"))
                .findFirst()
                .orElseThrow()
                .open("djl:all-MiniLM-L6-v2", Settings.of(Map.of("driftgauge.device", "cpu")));
    }

    @Test
    void ids_of_other_vendors_are_not_supported() {
        assertThat(new DjlEmbedderFactory().supports("openai:text-embedding-3-small"))
                .isFalse();
    }

    @Test
    void a_model_that_is_not_there_is_an_error_that_names_those_that_are() {
        assertThatThrownBy(() -> new DjlEmbedderFactory().open("djl:all-MiniLM-L12-v2", Settings.of(Map.of())))
                .hasMessageContaining("no embedding model 'all-MiniLM-L12-v2'")
                .hasMessageContaining("bge-small-zh-v1.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The capital of France is Paris. | Paris is the French capital city.           | 0.9  | 1
                    The capital of France is Paris. | Refunds take five business days to arrive.  | -0.1 | 0.2
                    You have thirty days.           | YOU HAVE THIRTY DAYS.                        | 1    | 1
                    """)
    void similarity_follows_meaning(String a, String b, double from, double to) {
        assertThat(mean(a).cosine(mean(b))).isBetween(from - 1e-6, to + 1e-6);
    }

    @Test
    void vectors_are_those_of_the_published_model() {
        assertThat(Arrays.copyOf(mean("The capital of France is Paris.").toArray(), 4))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(REFERENCE);
    }

    @Test
    void a_text_has_the_same_bits_whatever_it_is_computed_with() {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            texts.add(words(1 + random.nextInt(i % 10 == 0 ? 180 : 30), random));
        }
        List<Vector> alone = new ArrayList<>();
        try (Embedder single = fresh()) {
            texts.forEach(text -> alone.add(single.embed(List.of(text)).get(0).mean()));
        }
        for (int round = 0; round < 3; round++) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            try (Embedder together = fresh()) {
                List<Embedding> all =
                        together.embed(order.stream().map(texts::get).toList());
                for (int k = 0; k < order.size(); k++) {
                    assertThat(all.get(k).mean()).as(texts.get(order.get(k))).isEqualTo(alone.get(order.get(k)));
                }
            }
        }
    }

    @Test
    void the_last_words_of_a_long_text_count() {
        String text = (WORDS + ". ").repeat(40);
        Embedding before = embed(text + "You have thirty days.");
        Embedding after = embed(text + "Cats like to sleep on warm roofs.");
        int last = before.windows().size() - 1;
        assertThat(before.windows()).hasSizeGreaterThan(4);
        assertThat(before.mean()).isNotEqualTo(after.mean());
        assertThat(before.windows().subList(0, last)).isEqualTo(after.windows().subList(0, last));
    }

    @Test
    void a_short_text_is_its_own_only_window() {
        Embedding short_ = embed("Paris");
        assertThat(short_.windows()).containsExactly(short_.mean());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "\u0000",
                "\uD83D\uDE00 caf\u00e9 \u65e5\u672c\u8a9e",
                "\uD800",
                "[CLS] [SEP]",
                "\u200b"
            })
    void every_text_has_an_embedding(String text) {
        assertThat(embed(text).mean().dimension()).isEqualTo(384);
    }

    @Test
    void blank_texts_are_all_the_same() {
        assertThat(embed("").mean()).isEqualTo(embed(" \n\t ").mean());
    }

    @Test
    void equal_texts_in_a_list_have_equal_embeddings_in_their_places() {
        List<Embedding> all = embedder.embed(List.of("one", "two", "one"));
        assertThat(all.get(0)).isEqualTo(all.get(2)).isNotEqualTo(all.get(1));
    }

    @Test
    void no_texts_have_no_embeddings() {
        assertThat(embedder.embed(List.of())).isEmpty();
    }

    @Test
    void the_mean_is_weighted_by_tokens() {
        Embedding text = embed((WORDS + ". ").repeat(9) + "Short end.");
        double first = text.mean().cosine(text.windows().get(0));
        double last = text.mean().cosine(text.windows().get(text.windows().size() - 1));
        assertThat(first).isGreaterThan(last);
    }

    @Test
    void many_callers_get_what_one_gets() {
        List<String> texts = Stream.iterate(1, i -> i + 1)
                .limit(24)
                .map(i -> words(i, new Random(i)))
                .toList();
        List<Embedding> expected = embedder.embed(texts);
        try (Embedder shared = fresh()) {
            List<Embedding> actual = texts.parallelStream()
                    .map(text -> shared.embed(List.of(text)).get(0))
                    .toList();
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void an_interrupted_caller_gets_away() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> embed("never asked before " + WORDS)).isInstanceOf(EmbeddingException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_closed_embedder_says_so() {
        Embedder closed = fresh();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.embed(List.of("text"))).hasMessageContaining("closed");
    }

    @Test
    void it_says_what_it_runs_on() {
        assertThat(embedder.environment())
                .containsEntry("device", "cpu")
                .containsEntry("onnxruntime", "1.23.2")
                .containsKeys("djl", "threads", "cpu");
        assertThat(embedder.name()).isEqualTo("all-MiniLM-L6-v2");
        assertThat(embedder.checksum()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_vector_has_norm_one() {
        Vector vector = mean(WORDS);
        assertThat(vector.cosine(vector)).isCloseTo(1, within(1e-6));
    }

    private static String words(int count, Random random) {
        String[] words = WORDS.split(" ", -1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }

    private static Embedding embed(String text) {
        return embedder.embed(List.of(text)).get(0);
    }

    private static Vector mean(String text) {
        return embed(text).mean();
    }
}
