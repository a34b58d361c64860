package io.driftgauge.djl.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolingTests {

    @ParameterizedTest
    @CsvSource({
        "CLS, 0, 1, 9",
        "CLS, 1, 3, -6",
        "LAST, 0, 5, 0",
        "MEAN, 0, 9, 3",
        "MEAN, 1, 8, -6",
        "MAX, 0, 5, 9",
        "MAX, 1, 5, 0",
        "MEAN_SQUARE_ROOT, 0, 9, 3",
        "WEIGHTED_MEAN, 0, 22, -3"
    })
    void three_tokens_become_one_vector(Pooling pooling, int skipped, float first, float second) {
        FloatBuffer hidden = FloatBuffer.wrap(new float[] {1, 9, 3, -6, 5, 0});
        assertThat(pooling.pool(hidden, 3, 2, skipped)).containsExactly(first, second);
        assertThat(hidden.hasRemaining()).isFalse();
    }
}
