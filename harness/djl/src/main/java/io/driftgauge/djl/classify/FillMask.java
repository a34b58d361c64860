package io.driftgauge.djl.classify;

import ai.djl.huggingface.tokenizers.Encoding;
import io.driftgauge.model.ChatRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likeliest token in a text's only gap.
 *
 * @param mask the token that marks the gap
 */
record FillMask(TextEncoder encoder, String mask) implements Task {

    @Override
    public Result answer(ChatRequest request, Options options) {
        String text = Texts.only(request);
        Encoding encoding = encoder.encode(text);
        long[] ids = encoding.getIds();
        int[] gaps = IntStream.range(0, ids.length)
                .filter(i -> encoding.getTokens()[i].strip().equals(mask))
                .toArray();
        if (gaps.length != 1) {
            throw new IllegalArgumentException(
                    "the text must hold the gap " + mask + " once; it holds it " + gaps.length + " times.");
        }
        float[] all = encoder.run(encoding, TextClassification.LOGITS)[0];
        int vocabulary = all.length / ids.length;
        double[] scores = Scores.softmax(Arrays.copyOfRange(all, gaps[0] * vocabulary, (gaps[0] + 1) * vocabulary));
        Options told = options.top() == 0 ? withTop(options, vocabulary) : options;
        List<Integer> best = Scores.ranked(scores).subList(0, Math.min(told.top(), vocabulary));
        return Scores.result(
                "token",
                best.stream().map(encoder::decode).toList(),
                best.stream().mapToDouble(i -> scores[i]).toArray(),
                told,
                ids.length);
    }

    private static Options withTop(Options options, int top) {
        return new Options(
                top, options.digits(), options.labels(), options.hypothesis(), options.several(), options.longest());
    }
}
