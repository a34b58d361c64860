package io.driftgauge.djl.generate;

import io.driftgauge.model.FinishReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An answer being written, token by token. Not thread-safe. */
final class Writing {

    private final ChatEncoder encoder;
    private final ModelDefaults defaults;
    private final Sampling sampling;
    private final TokenChooser chooser;
    private final int promptTokens;
    private final int most;
    private final List<Double> logProbabilities = new ArrayList<>();
    private long[] tokens = new long[0];
    private double margin = Double.POSITIVE_INFINITY;
    private double distance = Double.POSITIVE_INFINITY;
    private FinishReason reason = FinishReason.LENGTH;
    private int stop = -1;

    /** @param room most tokens that the context leaves */
    Writing(ChatEncoder encoder, ModelDefaults defaults, Sampling sampling, int promptTokens, int room, long seed) {
        this.encoder = encoder;
        this.defaults = defaults;
        this.sampling = sampling;
        this.chooser = new TokenChooser(sampling, seed);
        this.promptTokens = promptTokens;
        this.most = Math.min(sampling.maxTokens(), room);
    }

    /** Chooses the next token; true if the answer goes on behind it. */
    boolean accept(float[] logits) {
        check(logits);
        int token = chooser.choose(logits);
        margin = Math.min(margin, TokenChooser.margin(logits));
        distance = Math.min(distance, chooser.distance());
        if (defaults.ends().contains((long) token)) {
            reason = FinishReason.STOP;
            return false;
        }
        logProbabilities.add(TokenChooser.logProbability(logits, token));
        tokens = Arrays.copyOf(tokens, tokens.length + 1);
        tokens[tokens.length - 1] = token;
        stop = sampling.stop().isEmpty() ? -1 : firstStop(encoder.decode(tokens), sampling.stop());
        return stop < 0 && tokens.length < most;
    }

    /** The token chosen last. */
    long last() {
        return tokens[tokens.length - 1];
    }

    /** How far, in logits, the choices were from having gone another way; the nearest of all. */
    double distance() {
        return distance;
    }

    Generation done() {
        String text = encoder.decode(tokens);
        FinishReason why = reason;
        if (stop >= 0) {
            text = text.substring(0, stop);
            why = FinishReason.STOP;
        }
        return new Generation(text, tokens.length, why, promptTokens, logProbabilities, margin);
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
