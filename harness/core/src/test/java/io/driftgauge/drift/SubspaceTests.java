package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubspaceTests {

    private static final int CASES = 5;
    private static final int ANSWERS = 4;

    /** Noise, along the first directions alone if asked, about a centre of each case's own. */
    private static float[][][] embeddings(int dimensions, int along, double rest) {
        SplittableRandom random = new SplittableRandom(4);
        float[][][] embeddings = new float[CASES][ANSWERS][dimensions];
        for (int c = 0; c < CASES; c++) {
            float[] centre = new float[dimensions];
            for (int d = 0; d < dimensions; d++) {
                centre[d] = (float) random.nextGaussian();
            }
            for (float[] answer : embeddings[c]) {
                for (int d = 0; d < dimensions; d++) {
                    answer[d] = (float) (centre[d] + (d < along ? 1 : rest) * random.nextGaussian());
                }
            }
        }
        return embeddings;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static double[][] residuals(float[][] rows) {
        double[][] residuals = new double[rows.length][rows[0].length];
        for (int d = 0; d < rows[0].length; d++) {
            int dimension = d;
            double mean =
                    Arrays.stream(rows).mapToDouble(r -> r[dimension]).average().orElseThrow();
            for (int i = 0; i < rows.length; i++) {
                residuals[i][d] = rows[i][d] - mean;
            }
        }
        return residuals;
    }

    private static double squares(double[][][] rows) {
        return Arrays.stream(rows)
                .flatMap(Arrays::stream)
                .mapToDouble(r -> dot(r, r))
                .sum();
    }

    private static double[][][] residuals(float[][][] embeddings) {
        return Arrays.stream(embeddings).map(SubspaceTests::residuals).toArray(double[][][]::new);
    }

    @Test
    void with_as_many_directions_as_dimensions_all_angles_and_distances_are_kept() {
        float[][][] embeddings = embeddings(6, 6, 1);
        double[][][] residuals = residuals(embeddings);

        double[][][] coordinates = Subspace.coordinates(embeddings, 9);

        double scale = CASES * ANSWERS * 6 / squares(residuals);
        for (int c = 0; c < CASES; c++) {
            for (int i = 0; i < ANSWERS; i++) {
                for (int j = 0; j < ANSWERS; j++) {
                    assertThat(dot(coordinates[c][i], coordinates[c][j]))
                            .isEqualTo(scale * dot(residuals[c][i], residuals[c][j]), within(1e-9));
                }
            }
        }
    }

    @Test
    void a_directions_mean_variance_is_one() {
        double[][][] coordinates = Subspace.coordinates(embeddings(6, 6, 1), 9);

        assertThat(squares(coordinates) / (CASES * ANSWERS * 6)).isEqualTo(1, within(1e-9));
    }

    @Test
    void of_many_dimensions_those_are_kept_in_which_answers_vary_most() {
        float[][][] embeddings = embeddings(60, 3, 0.01);
        double[][][] residuals = residuals(embeddings);

        double[][][] coordinates = Subspace.coordinates(embeddings, 9);

        assertThat(coordinates[0][0]).hasSize(Subspace.MOST);
        double all = CASES * ANSWERS * (double) Subspace.MOST;
        assertThat(squares(coordinates) / all).isBetween(0.998, 1.0 + 1e-9);
        // three quarters of twenty answers' dimensions at random would hold 24 / 60 of it
        assertThat(squares(residuals)).isPositive();
    }

    @Test
    void the_answers_of_a_case_lie_about_their_mean_wherever_that_is() {
        float[][][] embeddings = embeddings(6, 6, 1);
        float[][][] moved = embeddings(6, 6, 1);
        for (float[] answer : moved[2]) {
            for (int d = 0; d < 6; d++) {
                answer[d] += 3;
            }
        }

        double[][][] coordinates = Subspace.coordinates(embeddings, 9);
        double[][][] others = Subspace.coordinates(moved, 9);

        for (int k = 0; k < 6; k++) {
            int direction = k;
            assertThat(Arrays.stream(coordinates[1])
                            .mapToDouble(r -> r[direction])
                            .sum())
                    .isEqualTo(0, within(1e-9));
            assertThat(others[2][1][k]).isEqualTo(coordinates[2][1][k], within(1e-5));
        }
    }

    @Test
    void answers_that_are_all_the_same_have_no_direction() {
        double[][][] coordinates = Subspace.coordinates(new float[][][] {{{1, 0}, {1, 0}}, {{0, 1}, {0, 1}}}, 9);

        assertThat(Arrays.stream(coordinates).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream))
                .containsOnly(0.0);
    }

    @Test
    void directions_that_vary_more_stand_first_the_strongest_alone() {
        float[][][] embeddings = embeddings(30, 1, 0.001);

        double[][][] coordinates = Subspace.coordinates(embeddings, 9);

        double first = Arrays.stream(coordinates)
                .flatMap(Arrays::stream)
                .mapToDouble(r -> r[0] * r[0])
                .sum();
        assertThat(first / squares(coordinates)).isGreaterThan(0.999);
    }
}
