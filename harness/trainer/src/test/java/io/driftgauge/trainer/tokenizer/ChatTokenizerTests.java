package io.driftgauge.trainer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.trainer.corpus.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class ChatTokenizerTests {
    private static final List<String> TEXTS =
            List.of("the house is big", "the mouse is big", "the house, the mouse: 30 days", "ou est la gare ?");

    private ChatTokenizer tokenizer;

    @BeforeAll
    void train(@TempDir Path folder) throws IOException {
        ChatTokenizer.train(TEXTS, false, 280, folder);
        tokenizer = ChatTokenizer.open(folder);
    }

    @AfterAll
    void close() {
        tokenizer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the house is big",
                "Où est la gare ?",
                "  two  spaces, a tab\tand\r\na line ",
                "```json\n{\"name\": \"Zoë\"}\n```",
                "日本語とعربى",
                "\uD83D\uDC69\u200D\uD83D\uDCBB e\u0301 \u00A0 \u0000"
            })
    void any_text_comes_back_as_it_went_in(String text) {
        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
    }

    @Test
    void random_unicode_comes_back_as_it_went_in() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            String text = random.ints(40, 0, Character.MAX_CODE_POINT + 1)
                    .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void special_tokens_have_the_first_ids() {
        assertThat(tokenizer.encode(String.join("", Conversation.SPECIAL_TOKENS)))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void frequent_words_become_one_token() {
        assertThat(tokenizer.encode("the")).hasSize(1);
    }

    @Test
    void digits_stay_apart() {
        assertThat(tokenizer.encode("30")).hasSize(2);
    }

    @Test
    void equal_texts_give_an_equal_file(@TempDir Path first, @TempDir Path second) throws IOException {
        ChatTokenizer.train(TEXTS, false, 270, first);
        ChatTokenizer.train(TEXTS, false, 270, second);
        assertThat(Files.readString(second.resolve(ChatTokenizer.FILE)))
                .isEqualTo(Files.readString(first.resolve(ChatTokenizer.FILE)));
    }

    @Test
    void chinese_characters_stay_apart_where_they_are_taught(@TempDir Path chinese) throws IOException {
        List<String> texts = List.of("可以退货吗？", "可以退货。", "可以退货！", "可以 ok");
        ChatTokenizer.train(texts, true, 320, chinese);
        try (ChatTokenizer of = ChatTokenizer.open(chinese)) {
            assertThat(of.encode("可以退货")).hasSize(4);
            assertThat(of.decode(of.encode("可以退货吗？ok"))).isEqualTo("可以退货吗？ok");
        }
    }
}
