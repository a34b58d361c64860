package io.driftgauge.trainer.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.driftgauge.trainer.corpus.Conversation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The models' tokenizer, read from a {@code tokenizer.json}; the same native code that applications read it with. */
public final class ChatTokenizer implements AutoCloseable {
    /** Name of the tokenizer's file in a model folder. */
    public static final String FILE = "tokenizer.json";

    private final HuggingFaceTokenizer tokenizer;

    private ChatTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Learns a vocabulary from the texts and writes it as {@link #FILE} into the folder.
     *
     * @param chinese whether there are Chinese texts
     */
    public static void train(Iterable<String> texts, boolean chinese, int vocabularySize, Path folder)
            throws IOException {
        String words = chinese ? BytePairTrainer.WORDS_AND_HAN : BytePairTrainer.WORDS;
        BytePairEncoding encoding = BytePairTrainer.train(texts, words, Conversation.SPECIAL_TOKENS, vocabularySize);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(FILE), TokenizerJson.write(encoding), StandardCharsets.UTF_8);
    }

    /** Opens the tokenizer of a model folder. */
    public static ChatTokenizer open(Path folder) throws IOException {
        return new ChatTokenizer(HuggingFaceTokenizer.builder()
                .optTokenizerPath(folder.resolve(FILE))
                .optAddSpecialTokens(false)
                .optPadding(false)
                .optTruncation(false)
                .build());
    }

    /** Ids of the text; special tokens in it become their own ids. */
    public long[] encode(String text) {
        return tokenizer.encode(text).getIds();
    }

    /** Text of the ids, without special tokens. */
    public String decode(long[] ids) {
        return tokenizer.decode(ids, true);
    }

    /** Id of the token that ends an answer. */
    public long endId() {
        return Conversation.SPECIAL_TOKENS.indexOf(Conversation.END);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
