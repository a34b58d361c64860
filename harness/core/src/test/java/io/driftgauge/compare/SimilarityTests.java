package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.Embedding;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimilarityTests {

    @Test
    void equal_texts_have_exactly_one() {
        Embedding a = HashingEmbedder.embedding("the window is thirty days");
        Embedding b = HashingEmbedder.embedding("the window is thirty days");

        assertThat(Similarity.mean(a, b)).isEqualTo(1);
        assertThat(Similarity.worstWindow(a, b)).isEqualTo(1);
    }

    @Test
    void the_worst_window_sees_a_changed_end_that_the_mean_hides() {
        String common = words(1, 200);
        Embedding before = HashingEmbedder.embedding(common + words(2, 20));
        Embedding now = HashingEmbedder.embedding(common + words(3, 20));

        assertThat(Similarity.mean(before, now)).isGreaterThan(0.85);
        assertThat(Similarity.worstWindow(before, now)).isLessThan(0.6);
        assertThat(Similarity.worstWindow(now, before)).isEqualTo(Similarity.worstWindow(before, now));
    }

    @Test
    void the_worst_window_sees_what_only_one_side_has() {
        Embedding shorter = HashingEmbedder.embedding(words(1, 40));
        Embedding longer = HashingEmbedder.embedding(words(1, 40) + words(9, 20));

        assertThat(Similarity.worstWindow(shorter, longer)).isLessThan(0.6);
        assertThat(Similarity.worstWindow(longer, shorter)).isLessThan(0.6);
    }

    @Test
    void the_matrix_holds_every_pair_once() {
        List<Embedding> before = embeddings("a b c", "a b d", "a b c");
        List<Embedding> now = embeddings("a b c", "x y z");
        SimilarityMatrix matrix = SimilarityMatrix.of(before, now);

        assertThat(matrix.before()).isEqualTo(3);
        assertThat(matrix.now()).isEqualTo(2);
        double[][] gram = matrix.toArray();
        for (int i = 0; i < 5; i++) {
            assertThat(gram[i][i]).isEqualTo(1);
            for (int j = 0; j < 5; j++) {
                assertThat(gram[i][j])
                        .isEqualTo(gram[j][i])
                        .isEqualTo(matrix.at(i, j))
                        .isBetween(-1.0, 1.0);
            }
        }
        assertThat(matrix.at(0, 2)).isEqualTo(1);
        assertThat(matrix.at(0, 3)).isEqualTo(1);
    }

    private static List<Embedding> embeddings(String... texts) {
        return List.of(texts).stream().map(HashingEmbedder::embedding).toList();
    }

    private static String words(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> "w" + random.nextInt(100_000) + " ")
                .collect(Collectors.joining());
    }
}
