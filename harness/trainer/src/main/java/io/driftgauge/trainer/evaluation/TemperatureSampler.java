package io.driftgauge.trainer.evaluation;

import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Draws a token from the softmax of logits at a temperature, with a seed. */
final class TemperatureSampler implements ToIntFunction<float[]> {
    private final double temperature;
    // Not java.util.Random: with neighbouring seeds its first draws are all but equal.
    private final SplittableRandom random;

    TemperatureSampler(double temperature, long seed) {
        this.temperature = temperature;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public int applyAsInt(float[] logits) {
        double largest = logits[OnnxGpt.mostLikely(logits)];
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            shares[i] = Math.exp((logits[i] - largest) / temperature);
            sum += shares[i];
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < shares.length; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return OnnxGpt.mostLikely(logits);
    }
}
