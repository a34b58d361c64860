package io.driftgauge.djl.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.driftgauge.djl.runtime.Failures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Cuts texts into windows of tokens that the model reads whole. Every token is in exactly one window: nothing is
 * truncated. A window ends where a sentence ends, unless the sentence alone is longer than a window. Thread-safe.
 */
final class TextWindows implements AutoCloseable {

    /** Any text that is no mark; what a tokenizer puts around it are its marks. */
    private static final String PLAIN = "a";

    private final HuggingFaceTokenizer tokenizer;
    private final int longest;
    private final String prompt;
    private final boolean promptPooled;

    /** What begins each window: the first mark and the prompt. */
    private final long[] start;

    private final long[] end;

    private TextWindows(HuggingFaceTokenizer tokenizer, EmbeddingFiles files, long[] before, long[] end) {
        this.tokenizer = tokenizer;
        this.longest = files.longest();
        this.prompt = files.prompt();
        this.promptPooled = files.promptPooled();
        long[] words = prompt.isEmpty()
                ? new long[0]
                : tokenizer.encode(prompt, false, false).getIds();
        this.start =
                LongStream.concat(LongStream.of(before), LongStream.of(words)).toArray();
        this.end = end;
    }

    /**
     * By the model's tokenizer, with the marks that it puts around a text ({@code [CLS]} and {@code [SEP]}, say).
     *
     * @throws io.driftgauge.base.InvalidInputException if it can't be read, or leaves no room for a text
     */
    static TextWindows of(EmbeddingFiles files) {
        HuggingFaceTokenizer tokenizer;
        try {
            // A file may say "truncate at 128, pad to 128"; both must be switched off by name.
            tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(files.tokenizer().getBytes(StandardCharsets.UTF_8)),
                    Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
        } catch (IOException | RuntimeException e) {
            throw Failures.at(files.place(), "is no tokenizer that can be read: " + Failures.reason(e), e);
        }
        long[] plain = tokenizer.encode(PLAIN, false, false).getIds();
        long[] marked = tokenizer.encode(PLAIN, true, false).getIds();
        int before = 0;
        while (before + plain.length < marked.length
                && !Arrays.equals(plain, Arrays.copyOfRange(marked, before, before + plain.length))) {
            before++;
        }
        TextWindows windows = new TextWindows(
                tokenizer,
                files,
                Arrays.copyOf(marked, before),
                Arrays.copyOfRange(marked, before + plain.length, marked.length));
        if (windows.room() < 1) {
            tokenizer.close();
            throw Failures.at(
                    files.place(),
                    "leaves no room for a text: marks and prompt fill the longest window of " + files.longest()
                            + " tokens.");
        }
        return windows;
    }

    private int room() {
        return longest - start.length - end.length;
    }

    /** How many tokens at each window's beginning are not pooled. */
    int skipped() {
        return promptPooled ? 0 : start.length;
    }

    /** Of each text its windows, in order; at least one, each with its marks. */
    List<List<long[]>> of(List<String> texts) {
        List<String> whole = texts.stream().map(prompt::concat).toList();
        Encoding[] encodings = tokenizer.batchEncode(whole, true, false);
        List<List<long[]>> windows = new ArrayList<>(texts.size());
        for (int i = 0; i < encodings.length; i++) {
            long[] tokens = encodings[i].getIds();
            windows.add(tokens.length <= longest ? List.of(tokens) : pack(sentences(texts.get(i))));
        }
        return windows;
    }

    private List<long[]> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            sentences.add(text.substring(from, to));
        }
        return Arrays.stream(tokenizer.batchEncode(sentences, false, false))
                .map(Encoding::getIds)
                .toList();
    }

    /** Fills each window with as many whole sentences as fit. */
    private List<long[]> pack(List<long[]> sentences) {
        List<long[]> windows = new ArrayList<>();
        long[] window = new long[room()];
        int used = 0;
        for (long[] sentence : sentences) {
            if (used > 0 && used + sentence.length > window.length) {
                windows.add(marked(Arrays.copyOf(window, used)));
                used = 0;
            }
            for (long token : sentence) {
                if (used == window.length) {
                    windows.add(marked(window));
                    used = 0;
                }
                window[used++] = token;
            }
        }
        if (used > 0) {
            windows.add(marked(Arrays.copyOf(window, used)));
        }
        return windows;
    }

    private long[] marked(long[] tokens) {
        return Stream.of(start, tokens, end).flatMapToLong(LongStream::of).toArray();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
