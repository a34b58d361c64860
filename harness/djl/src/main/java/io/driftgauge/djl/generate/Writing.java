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
    private long[] read;
    private long[] tokens = new long[0];
    private double margin = Double.POSITIVE_INFINITY;
    private double distance = Double.POSITIVE_INFINITY;
    private FinishReason reason = FinishReason.LENGTH;
    private int stop = -1;

    /**
     * Nothing is written yet.
     *
     * @param read what the decoder has read before
     * @param room most tokens that the context leaves
     */
    Writing(
            ChatEncoder encoder,
            ModelDefaults defaults,
            Sampling sampling,
            int promptTokens,
            long[] read,
            int room,
            long seed) {
        this.encoder = encoder;
        this.defaults = defaults;
        this.sampling = sampling;
        this.chooser = new TokenChooser(sampling, seed);
        this.promptTokens = promptTokens;
        this.read = read;
        this.most = Math.min(sampling.maxTokens(), room);
    }

    /** Chooses the next token; true if the answer goes on behind it. */
    boolean accept(float[] logits) {
        Running.check(logits);
        float[] scores = sampling.rules().apply(logits, read, tokens.length, defaults.ends());
        int token = chooser.choose(scores);
        margin = Math.min(margin, TokenChooser.margin(scores));
        distance = Math.min(distance, chooser.distance());
        if (defaults.ends().contains((long) token)) {
            reason = FinishReason.STOP;
            return false;
        }
        logProbabilities.add(TokenChooser.logProbability(logits, token));
        tokens = with(tokens, token);
        read = with(read, token);
        stop = sampling.stop().isEmpty() ? -1 : firstStop(encoder.decode(tokens), sampling.stop());
        return stop < 0 && tokens.length < most;
    }

    private static long[] with(long[] tokens, long token) {
        long[] more = Arrays.copyOf(tokens, tokens.length + 1);
        more[tokens.length] = token;
        return more;
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
        return stop < 0 ? whole() : cut(whole(), stop);
    }

    private Generation whole() {
        return new Generation(encoder.decode(tokens), tokens.length, reason, promptTokens, logProbabilities, margin);
    }

    /** An answer that was written to its end and may hold a stop string. */
    static Generation cut(Generation whole, List<String> stops) {
        int stop = firstStop(whole.text(), stops);
        return stop < 0 ? whole : cut(whole, stop);
    }

    private static Generation cut(Generation whole, int stop) {
        return new Generation(
                whole.text().substring(0, stop),
                whole.tokens(),
                FinishReason.STOP,
                whole.promptTokens(),
                whole.logProbabilities(),
                whole.smallestMargin());
    }

    private static int firstStop(String text, List<String> stops) {
        return stops.stream()
                .mapToInt(text::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }
}
