package io.driftgauge.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TemperatureSamplerTests {
    private static final int DRAWS = 20_000;

    @Test
    void draws_follow_the_softmax_at_the_temperature() {
        double temperature = 0.5;
        float[] logits = {0, 0.5f, -0.25f};
        double sum = Math.exp(0 / temperature) + Math.exp(0.5 / temperature) + Math.exp(-0.25 / temperature);
        int[] counts = draw(logits, temperature, 1);
        for (int i = 0; i < logits.length; i++) {
            // Four standard errors of a share at this number of draws.
            assertThat((double) counts[i] / DRAWS).isCloseTo(Math.exp(logits[i] / temperature) / sum, within(0.015));
        }
    }

    @Test
    void the_same_seed_draws_the_same() {
        float[] logits = {1, 1, 1, 1};
        assertThat(draw(logits, 1, 9)).isEqualTo(draw(logits, 1, 9));
    }

    @Test
    void neighbouring_seeds_draw_independently() {
        float[] logits = new float[4];
        int[] counts = new int[logits.length];
        for (int seed = 0; seed < DRAWS; seed++) {
            counts[new TemperatureSampler(1, seed).applyAsInt(logits)]++;
        }
        for (int count : counts) {
            assertThat((double) count / DRAWS).isCloseTo(0.25, within(0.015));
        }
    }

    @Test
    void huge_logits_do_not_overflow() {
        assertThat(draw(new float[] {3e38f, -3e38f}, 0.1, 2)).containsExactly(DRAWS, 0);
    }

    @Test
    void the_margin_is_the_distance_between_the_two_best() {
        assertThat(OnnxGpt.margin(new float[] {1, 4, 2.5f, -7})).isEqualTo(1.5);
        assertThat(OnnxGpt.mostLikely(new float[] {1, 4, 2.5f, -7})).isEqualTo(1);
    }

    private static int[] draw(float[] logits, double temperature, long seed) {
        TemperatureSampler sampler = new TemperatureSampler(temperature, seed);
        int[] counts = new int[logits.length];
        for (int i = 0; i < DRAWS; i++) {
            counts[sampler.applyAsInt(logits)]++;
        }
        return counts;
    }
}
