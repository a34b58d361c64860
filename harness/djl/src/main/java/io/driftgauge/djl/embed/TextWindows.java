package io.driftgauge.djl.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.driftgauge.djl.runtime.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts texts into windows of tokens that the model reads whole. Every token is in exactly one window: nothing is
 * truncated. A window ends where a sentence ends, unless the sentence alone is longer than a window. Thread-safe.
 */
final class TextWindows implements AutoCloseable {

    /** Most tokens of a window, the two that mark its ends included; the model was trained on that many. */
    static final int LONGEST = 128;

    private static final int MARKS = 2;

    private final HuggingFaceTokenizer tokenizer;
    private final long start;
    private final long end;

    private TextWindows(HuggingFaceTokenizer tokenizer, long start, long end) {
        this.tokenizer = tokenizer;
        this.start = start;
        this.end = end;
    }

    /** By a tokenizer.json whose tokenizer puts one mark before a text and one behind it ({@code [CLS]}, {@code [SEP]}). */
    static TextWindows of(InputStream json) {
        try {
            // The file itself says "truncate at 128, pad to 128"; both must be switched off by name.
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    json, Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
            long[] marks = tokenizer.encode("", true, false).getIds();
            if (marks.length != MARKS) {
                tokenizer.close();
                throw Failures.at(Path.of("tokenizer.json"), "puts " + marks.length + " marks around a text, not two.");
            }
            return new TextWindows(tokenizer, marks[0], marks[1]);
        } catch (IOException e) {
            throw Failures.at(Path.of("tokenizer.json"), "can't be read: " + Failures.reason(e), e);
        }
    }

    /** Of each text its windows, in order; at least one, each with its marks. */
    List<List<long[]>> of(List<String> texts) {
        Encoding[] encodings = tokenizer.batchEncode(texts, false, false);
        List<List<long[]>> windows = new ArrayList<>(texts.size());
        for (int i = 0; i < encodings.length; i++) {
            long[] tokens = encodings[i].getIds();
            windows.add(tokens.length + MARKS <= LONGEST ? List.of(marked(tokens)) : pack(sentences(texts.get(i))));
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
        long[] window = new long[LONGEST - MARKS];
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
        long[] window = new long[tokens.length + MARKS];
        window[0] = start;
        System.arraycopy(tokens, 0, window, 1, tokens.length);
        window[window.length - 1] = end;
        return window;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
