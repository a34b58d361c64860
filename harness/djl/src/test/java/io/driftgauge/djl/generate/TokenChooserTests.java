package io.driftgauge.djl.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenChooserTests {

    /** Probabilities 0.5, 0.25, 0.125, 0.125, shuffled. */
    private static final float[] LOGITS = logits(0.125, 0.5, 0.125, 0.25);

    private static final int DRAWS = 40_000;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # temperature, top k, top p, shares of the four tokens
                    1,             0,     1,     0.125,  0.5,     0.125,  0.25
                    1,             2,     1,     0,      0.66667, 0,      0.33333
                    1,             0,     0.75,  0,      0.66667, 0,      0.33333
                    1,             0,     0.76,  0.14286, 0.57143, 0,     0.28571
                    1,             0,     0.1,   0,      1,       0,      0
                    1,             1,     1,     0,      1,       0,      0
                    0.5,           0,     1,     0.04545, 0.72727, 0.04545, 0.18182
                    1,             2,     0.6,   0,      1,       0,      0
                    0,             0,     1,     0,      1,       0,      0
                    """)
    void tokens_come_as_often_as_they_should(
            double temperature, int topK, double topP, double a, double b, double c, double d) {
        TokenChooser chooser =
                new TokenChooser(new Sampling(temperature, topK, topP, 1, List.of(), LogitRules.NONE, Beams.ONE), 5);
        double[] shares = new double[4];
        for (int i = 0; i < DRAWS; i++) {
            shares[chooser.choose(LOGITS)] += 1.0 / DRAWS;
        }
        double error = 4 * Math.sqrt(0.25 / DRAWS);
        assertThat(shares).containsExactly(new double[] {a, b, c, d}, within(error));
    }

    @Test
    void what_is_cut_off_never_comes() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            float[] logits = new float[20];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) random.nextGaussian();
            }
            int topK = 1 + random.nextInt(5);
            TokenChooser chooser =
                    new TokenChooser(new Sampling(5, topK, 1, 1, List.of(), LogitRules.NONE, Beams.ONE), round);
            for (int i = 0; i < 50; i++) {
                float chosen = logits[chooser.choose(logits)];
                long above = java.util.stream.IntStream.range(0, logits.length)
                        .filter(t -> logits[t] > chosen)
                        .count();
                assertThat(above).isLessThan(topK);
            }
        }
    }

    @Test
    void probabilities_add_up_to_one() {
        double sum = 0;
        for (int token = 0; token < LOGITS.length; token++) {
            sum += Math.exp(TokenChooser.logProbability(LOGITS, token));
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(TokenChooser.logProbability(LOGITS, 1)).isCloseTo(Math.log(0.5), within(1e-6));
    }

    @Test
    void of_equals_the_first_is_taken() {
        float[] equal = {1, 3, 3};
        assertThat(TokenChooser.likeliest(equal)).isEqualTo(1);
        assertThat(TokenChooser.margin(equal)).isZero();
    }

    @Test
    void huge_logits_do_not_overflow() {
        float[] huge = {30_000, 29_000, -30_000};
        TokenChooser chooser = new TokenChooser(new Sampling(0.01, 0, 1, 1, List.of(), LogitRules.NONE, Beams.ONE), 1);
        assertThat(chooser.choose(huge)).isZero();
        assertThat(TokenChooser.logProbability(huge, 2)).isEqualTo(-60_000);
    }

    private static float[] logits(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]);
        }
        return logits;
    }
}
