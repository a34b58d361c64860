package io.driftgauge.djl.generate;

import io.driftgauge.model.FinishReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An answer as it was generated.
 *
 * @param tokens how many, without the one that ended it; those of a stop string count
 * @param smallestMargin least distance in logits between the two likeliest tokens over all steps, the ending included
 */
record Generation(
        String text,
        int tokens,
        FinishReason finishReason,
        int promptTokens,
        List<Double> logProbabilities,
        double smallestMargin) {

    /** Reads the prompt and writes until an end token, a stop string, the token limit or the end of the context. */
    static Generation run(
            ChatEncoder encoder, Decoder decoder, ModelDefaults defaults, Sampling sampling, long[] prompt, long seed)
            throws InterruptedException {
        TokenChooser chooser = new TokenChooser(sampling, seed);
        int most = Math.min(sampling.maxTokens(), defaults.context() - prompt.length);
        long[] tokens = new long[0];
        List<Double> logProbabilities = new ArrayList<>();
        double margin = Double.POSITIVE_INFINITY;
        FinishReason reason = FinishReason.LENGTH;
        int stop = -1;
        try (Decoding decoding = decoder.begin()) {
            for (long[] input = prompt;
                    stop < 0 && tokens.length < most;
                    input = new long[] {tokens[tokens.length - 1]}) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("A local model's answer was interrupted.");
                }
                float[] logits = decoding.next(input);
                check(logits);
                int token = chooser.choose(logits);
                margin = Math.min(margin, TokenChooser.margin(logits));
                if (defaults.ends().contains((long) token)) {
                    reason = FinishReason.STOP;
                    break;
                }
                logProbabilities.add(TokenChooser.logProbability(logits, token));
                tokens = Arrays.copyOf(tokens, tokens.length + 1);
                tokens[tokens.length - 1] = token;
                stop = sampling.stop().isEmpty() ? -1 : firstStop(encoder.decode(tokens), sampling.stop());
            }
        }
        String text = encoder.decode(tokens);
        if (stop >= 0) {
            text = text.substring(0, stop);
            reason = FinishReason.STOP;
        }
        return new Generation(text, tokens.length, reason, prompt.length, logProbabilities, margin);
    }

    private static void check(float[] logits) {
        for (float logit : logits) {
            if (Float.isNaN(logit) || logit == Float.POSITIVE_INFINITY) {
                throw new IllegalStateException("it computed a logit that is no number; its weights are damaged.");
            }
        }
    }

    private static int firstStop(String text, List<String> stops) {
        return stops.stream()
                .mapToInt(text::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }
}
