package io.driftgauge.djl.classify;

import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;

/**
 * Resizes as Pillow does, which the published models were trained with: each new pixel is a weighted mean of the old ones
 * that it covers, first along rows, then along columns, rounded to whole values after each.
 *
 * @param kernel weight by distance
 * @param support distance at which it is zero
 */
record Resizing(DoubleUnaryOperator kernel, double support) {

    private static final double SHARPNESS = -0.5;
    private static final int MOST = 255;

    static Resizing of(boolean cubic) {
        return cubic ? new Resizing(Resizing::cubic, 2) : new Resizing(d -> Math.max(0, 1 - Math.abs(d)), 1);
    }

    private static double cubic(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0;
    }

    /** Red, green and blue, each row by row, 0 to 255. */
    double[][] resize(BufferedImage picture, int width, int height) {
        double[][] colors = colors(picture);
        for (int c = 0; c < colors.length; c++) {
            double[] wide = along(colors[c], picture.getWidth(), picture.getHeight(), width);
            colors[c] = turned(
                    along(turned(wide, width, picture.getHeight()), picture.getHeight(), width, height), height, width);
        }
        return colors;
    }

    private static double[][] colors(BufferedImage picture) {
        int width = picture.getWidth();
        double[][] colors = new double[3][width * picture.getHeight()];
        for (int i = 0; i < colors[0].length; i++) {
            int rgb = picture.getRGB(i % width, i / width);
            colors[0][i] = (rgb >> 16) & MOST;
            colors[1][i] = (rgb >> 8) & MOST;
            colors[2][i] = rgb & MOST;
        }
        return colors;
    }

    private double[] along(double[] values, int from, int rows, int to) {
        if (from == to) {
            return values;
        }
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double[] resized = new double[rows * to];
        for (int x = 0; x < to; x++) {
            double center = (x + 0.5) * scale;
            int first = Math.max(0, (int) (center - support * stretch + 0.5));
            int last = Math.min(from, (int) (center + support * stretch + 0.5));
            double sum = 0;
            double[] weights = new double[last - first];
            for (int i = first; i < last; i++) {
                weights[i - first] = kernel.applyAsDouble((i - center + 0.5) / stretch);
                sum += weights[i - first];
            }
            for (int row = 0; row < rows; row++) {
                double value = 0;
                for (int i = first; i < last; i++) {
                    value += weights[i - first] / sum * values[row * from + i];
                }
                resized[row * to + x] = Math.max(0, Math.min(MOST, Math.floor(value + 0.5)));
            }
        }
        return resized;
    }

    private static double[] turned(double[] values, int width, int height) {
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i % width * height + i / width] = values[i];
        }
        return turned;
    }
}
