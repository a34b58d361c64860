package io.driftgauge.drift;

import java.util.SplittableRandom;

/**
 * The directions in which the embeddings of a suite vary most within its cases, found by two rounds of randomised subspace
 * iteration (Halko, Martinsson and Tropp 2011). It looks at all answers of a case alike, old and new, so that a test in it
 * keeps its level.
 */
final class Subspace {

    /** Directions kept: most of what answers to one question vary in, at a cost that a suite of a thousand cases can pay. */
    static final int MOST = 24;

    private Subspace() {}

    /**
     * Coordinates of each answer about its case's mean.
     *
     * @param embeddings by case and answer, all of one length
     * @return by case, answer and direction, scaled so that a direction's mean variance is about 1
     */
    static double[][][] coordinates(float[][][] embeddings, long seed) {
        double[][][] residuals = new double[embeddings.length][][];
        double square = 0;
        int answers = 0;
        for (int c = 0; c < residuals.length; c++) {
            residuals[c] = centred(embeddings[c]);
            answers += residuals[c].length;
            for (double[] row : residuals[c]) {
                square += dot(row, row);
            }
        }
        int dimensions = embeddings[0][0].length;
        int kept = Math.min(MOST, dimensions);
        double[][] basis = new double[kept][dimensions];
        SplittableRandom random = new SplittableRandom(seed);
        for (double[] direction : basis) {
            for (int d = 0; d < dimensions; d++) {
                direction[d] = random.nextDouble(-1, 1);
            }
        }
        orthonormalise(basis);
        for (int round = 0; round < 2; round++) {
            basis = multiplied(residuals, basis);
            orthonormalise(basis);
        }
        double scale = square > 0 ? Math.sqrt(answers * (double) kept / square) : 0;
        double[][][] coordinates = new double[residuals.length][][];
        for (int c = 0; c < residuals.length; c++) {
            coordinates[c] = new double[residuals[c].length][kept];
            for (int i = 0; i < residuals[c].length; i++) {
                for (int k = 0; k < kept; k++) {
                    coordinates[c][i][k] = scale * dot(residuals[c][i], basis[k]);
                }
            }
        }
        return coordinates;
    }

    private static double[][] centred(float[][] rows) {
        double[][] centred = new double[rows.length][rows[0].length];
        for (int d = 0; d < rows[0].length; d++) {
            double sum = 0;
            for (float[] row : rows) {
                sum += row[d];
            }
            for (int i = 0; i < rows.length; i++) {
                centred[i][d] = rows[i][d] - sum / rows.length;
            }
        }
        return centred;
    }

    /** The covariance within cases, times each direction. */
    private static double[][] multiplied(double[][][] residuals, double[][] basis) {
        double[][] product = new double[basis.length][basis[0].length];
        for (double[][] rows : residuals) {
            for (double[] row : rows) {
                for (int k = 0; k < basis.length; k++) {
                    double along = dot(row, basis[k]);
                    for (int d = 0; d < row.length; d++) {
                        product[k][d] += along * row[d];
                    }
                }
            }
        }
        return product;
    }

    /** Gram and Schmidt, twice is not needed for so few; a direction that vanishes stays zero. */
    private static void orthonormalise(double[][] basis) {
        for (int k = 0; k < basis.length; k++) {
            for (int j = 0; j < k; j++) {
                double along = dot(basis[k], basis[j]);
                for (int d = 0; d < basis[k].length; d++) {
                    basis[k][d] -= along * basis[j][d];
                }
            }
            double norm = Math.sqrt(dot(basis[k], basis[k]));
            for (int d = 0; d < basis[k].length; d++) {
                basis[k][d] = norm > 1e-9 ? basis[k][d] / norm : 0;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
