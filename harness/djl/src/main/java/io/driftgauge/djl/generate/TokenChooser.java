package io.driftgauge.djl.generate;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chooses the next token from logits. One an answer; not thread-safe. */
final class TokenChooser {

    private final Sampling sampling;
    private final SplittableRandom random;

    /** The same seed and logits bring the same tokens. */
    TokenChooser(Sampling sampling, long seed) {
        this.sampling = sampling;
        this.random = new SplittableRandom(seed);
    }

    int choose(float[] logits) {
        return sampling.isGreedy() ? likeliest(logits) : draw(logits);
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
        for (int i = 0; i < kept - 1; i++) {
            point -= weights[i];
            if (point < 0) {
                return tokens[i];
            }
        }
        return tokens[kept - 1];
    }
}
