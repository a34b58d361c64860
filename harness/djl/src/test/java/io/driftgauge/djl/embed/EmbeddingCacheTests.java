package io.driftgauge.djl.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class EmbeddingCacheTests {

    private final EmbeddingCache cache = new EmbeddingCache(3);

    @Test
    void what_was_not_used_longest_goes_first() {
        cache.put("a", windows(1));
        cache.put("b", windows(1));
        cache.put("c", windows(1));
        assertThat(cache.get("a")).isNotNull();
        cache.put("d", windows(1));
        assertThat(cache.get("b")).isNull();
        assertThat(cache.get("a")).isNotNull();
    }

    @Test
    void windows_count() {
        cache.put("a", windows(1));
        cache.put("b", windows(3));
        assertThat(cache.get("a")).isNull();
        assertThat(cache.get("b")).isNotNull();
    }

    @Test
    void putting_a_text_again_costs_no_room() {
        cache.put("a", windows(1));
        for (int i = 0; i < 5; i++) {
            cache.put("b", windows(2));
        }
        assertThat(cache.get("a")).isNotNull();
    }

    private static Embedding windows(int count) {
        Vector vector = Vector.normalised(new float[] {1, 0});
        return new Embedding(vector, Collections.nCopies(count, vector));
    }
}
