package io.driftgauge.djl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWindowsTests {

    private static TextWindows windows;

    @BeforeAll
    static void open() {
        windows = TextWindows.of(files("", true));
    }

    @AfterAll
    static void close() {
        windows.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # words, windows, tokens of the last
                    0,       1,       2
                    1,       1,       3
                    126,     1,       128
                    127,     2,       3
                    252,     2,       128
                    253,     3,       3
                    """)
    void a_text_without_sentences_is_cut_by_tokens(int words, int count, int last) {
        List<long[]> cut = of("cat ".repeat(words));
        assertThat(cut).hasSize(count);
        assertThat(cut.get(count - 1)).hasSize(last);
    }

    @Test
    void a_window_ends_where_a_sentence_ends() {
        String sentence = "The cat sat on the mat and looked at the moon. ";
        List<long[]> cut = of(sentence.repeat(30));
        long stop = of(".").get(0)[1];
        assertThat(cut)
                .allSatisfy(window -> assertThat(window[window.length - 2]).isEqualTo(stop));
    }

    @Test
    void every_token_is_in_exactly_one_window_in_order() {
        String text =
                "Dr. Smith (aged 42) said: \"No!\" Then \u65e5\u672c\u8a9e\u3002 caf\u00e9? Yes... \n- one\n- two\n"
                        .repeat(25);
        long[] whole = of("x").get(0);
        assertThat(whole).hasSize(3);
        long[] joined = of(text).stream()
                .flatMapToLong(window -> LongStream.of(window).skip(1).limit(window.length - 2))
                .toArray();
        long[] lines = text.lines()
                .flatMapToLong(line -> LongStream.of(of(line).get(0)).skip(1).limit(of(line).get(0).length - 2))
                .toArray();
        assertThat(joined).isEqualTo(lines);
    }

    @Test
    void each_window_has_its_marks() {
        assertThat(of("cat ".repeat(300))).allSatisfy(window -> {
            assertThat(window[0]).isEqualTo(101);
            assertThat(window[window.length - 1]).isEqualTo(102);
        });
    }

    @Test
    void a_prompt_begins_each_window() {
        try (TextWindows prompted = TextWindows.of(files("query: ", true))) {
            long[] query = of("query:").get(0);
            assertThat(prompted.of(List.of("cat ".repeat(300))).get(0))
                    .hasSizeGreaterThan(2)
                    .allSatisfy(window -> {
                        assertThat(window).hasSizeLessThanOrEqualTo(128).startsWith(101, query[1], query[2]);
                    });
            assertThat(prompted.skipped()).isZero();
        }
    }

    @Test
    void a_prompt_can_be_left_out_of_the_pooling() {
        try (TextWindows prompted = TextWindows.of(files("query: ", false))) {
            assertThat(prompted.skipped()).isEqualTo(3);
        }
    }

    @Test
    void a_prompt_that_fills_a_window_is_an_error() {
        EmbeddingFiles files = files("word ".repeat(200), true);
        assertThatThrownBy(() -> TextWindows.of(files)).hasMessageContaining("leaves no room for a text");
    }

    private static EmbeddingFiles files(String prompt, boolean pooled) {
        String tokenizer = NamedModel.MINILM.tokenizer(TextWindowsTests.class.getClassLoader());
        Path none = Path.of("tokenizer.json");
        return new EmbeddingFiles("MiniLM", none, tokenizer, none, "", Pooling.MEAN, 128, prompt, pooled);
    }

    private static List<long[]> of(String text) {
        return windows.of(List.of(text)).get(0);
    }
}
