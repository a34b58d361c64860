package io.driftgauge.djl.classify;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.runtime.Failures;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * How a picture becomes numbers, from {@code preprocessor_config.json}: resized, perhaps cut to its middle, each color
 * scaled and normalised.
 *
 * @param shortest length that the picture's shorter side gets before it is cut; 0 if both sides are stretched
 * @param cubic true for bicubic resizing, false for bilinear
 * @param factor a color's values are multiplied by
 */
record PictureScaling(
        int width, int height, int shortest, boolean cubic, double factor, Color red, Color green, Color blue) {

    private static final int BICUBIC = 3;
    private static final int BILINEAR = 2;

    /** What is subtracted from a color's values and what they are divided by. */
    record Color(double mean, double deviation) {}

    static PictureScaling of(JsonNode config, Path file) {
        JsonNode size = config.path("do_center_crop").asBoolean(false) ? config.path("crop_size") : config.path("size");
        int width = size.isInt()
                ? size.asInt()
                : size.path("width").asInt(size.path("shortest_edge").asInt());
        int height = size.isInt()
                ? size.asInt()
                : size.path("height").asInt(size.path("shortest_edge").asInt());
        int resample = config.path("resample").asInt(BILINEAR);
        if (width < 1 || height < 1) {
            throw Failures.at(file, "tells no size of a picture. Put size: {\"height\": …, \"width\": …} there.");
        }
        if (resample != BICUBIC && resample != BILINEAR) {
            throw Failures.at(
                    file, "resizes by the method " + resample + "; 2 (bilinear) and 3 (bicubic) can be computed here.");
        }
        boolean normalised = config.path("do_normalize").asBoolean(true);
        double factor = config.path("do_rescale").asBoolean(true)
                ? config.path("rescale_factor").asDouble(1 / 255.0)
                : 1;
        return new PictureScaling(
                width,
                height,
                config.path("size").path("shortest_edge").asInt(0),
                resample == BICUBIC,
                factor,
                color(config, normalised, 0),
                color(config, normalised, 1),
                color(config, normalised, 2));
    }

    private static Color color(JsonNode config, boolean normalised, int channel) {
        return normalised
                ? new Color(
                        config.path("image_mean").path(channel).asDouble(0.5),
                        config.path("image_std").path(channel).asDouble(0.5))
                : new Color(0, 1);
    }

    /** Color by color, row by row. */
    float[] pixels(BufferedImage picture) {
        int wide = width;
        int high = height;
        if (shortest > 0) {
            double scale = (double) shortest / Math.min(picture.getWidth(), picture.getHeight());
            wide = Math.max(width, (int) (picture.getWidth() * scale));
            high = Math.max(height, (int) (picture.getHeight() * scale));
        }
        double[][] resized = Resizing.of(cubic).resize(picture, wide, high);
        int left = (wide - width) / 2;
        int top = (high - height) / 2;
        float[] pixels = new float[3 * width * height];
        Color[] colors = {red, green, blue};
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double value = resized[c][(top + y) * wide + left + x] * factor;
                    pixels[(c * height + y) * width + x] = (float) ((value - colors[c].mean) / colors[c].deviation);
                }
            }
        }
        return pixels;
    }
}
