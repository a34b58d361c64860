package io.driftgauge.djl.generate;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chooses the next token from logits. One an answer; not thread-safe. */
final class TokenChooser {

    private final Sampling sampling;
    private final SplittableRandom random;
    private double distance;

    /** The same seed and logits bring the same tokens. */
    TokenChooser(Sampling sampling, long seed) {
        this.sampling = sampling;
        this.random = new SplittableRandom(seed);
    }

    int choose(float[] logits) {
        if (sampling.isGreedy()) {
            distance = margin(logits);
            return likeliest(logits);
        }
        return draw(logits);
    }

    /**
     * How far the logits could have moved, at least, without the last choice being another: its margin, or of a draw the
     * distance to where another token, or another set of tokens to draw from, begins.
     */
    double distance() {
        return distance;
    }

    /** The first of equals. */
    static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /** How far the likeliest token's logit is above the next one's. */
    static double margin(float[] logits) {
        int best = likeliest(logits);
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            if (i != best) {
                second = Math.max(second, logits[i]);
            }
        }
        return logits[best] - second;
    }

    /** Natural logarithm of the token's probability, at temperature 1 and among all tokens. */
    static double logProbability(float[] logits, int token) {
        double most = logits[likeliest(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        return Math.min(0, logits[token] - most - Math.log(sum));
    }

    /** Temperature first, then the top k, then of those the top p: the order of the published implementations. */
    private int draw(float[] logits) {
        int[] tokens = IntStream.range(0, logits.length).toArray();
        boolean all = sampling.topP() >= 1 && (sampling.topK() == 0 || sampling.topK() >= logits.length);
        if (!all) {
            tokens = IntStream.of(tokens)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -logits[i])
                            .thenComparingInt(i -> i))
                    .mapToInt(i -> i)
                    .limit(sampling.topK() == 0 ? logits.length : sampling.topK())
                    .toArray();
        }
        double most = logits[likeliest(logits)];
        double[] weights = new double[tokens.length];
        double sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            weights[i] = Math.exp((logits[tokens[i]] - most) / sampling.temperature());
            sum += weights[i];
        }
        int kept = tokens.length;
        if (sampling.topP() < 1) {
            double share = 0;
            kept = 0;
            while (kept < tokens.length && share < sampling.topP() * sum) {
                share += weights[kept++];
            }
            sum = share;
        }
        double point = random.nextDouble() * sum;
        int chosen = kept - 1;
        double below = 0;
        for (int i = 0; i < kept - 1; i++) {
            if (point < below + weights[i]) {
                chosen = i;
                break;
            }
            below += weights[i];
        }
        double edge = Math.min(point - below, below + weights[chosen] - point) / sum;
        distance = Math.min(sampling.temperature() * edge, all ? edge : order(logits, tokens, chosen, kept));
        return tokens[chosen];
    }

    /** How near the sorted order is to another one that would matter: around the token chosen and around the cut. */
    private static double order(float[] logits, int[] tokens, int chosen, int kept) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i : new int[] {chosen, chosen + 1, kept}) {
            if (i > 0 && i < tokens.length) {
                nearest = Math.min(nearest, logits[tokens[i - 1]] - logits[tokens[i]]);
            }
        }
        return nearest;
    }
}
