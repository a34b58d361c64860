package io.driftgauge.djl.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as Pillow 12 gives them for the same picture of 11 by 7 pixels. */
class ResizingTests {

    private static final int WIDTH = 11;
    private static final int HEIGHT = 7;

    @ParameterizedTest
    @CsvSource({
        "false, 4, 3, 0, 0, 51, 7, 232",
        "false, 4, 3, 3, 2, 105, 113, 78",
        "false, 4, 3, 2, 1, 149, 131, 128",
        "false, 15, 9, 14, 8, 156, 164, 55",
        "false, 15, 9, 1, 1, 30, 3, 243",
        "false, 11, 3, 10, 2, 141, 104, 55",
        "true, 4, 3, 0, 0, 41, 5, 236",
        "true, 4, 3, 1, 1, 172, 75, 184",
        "true, 15, 9, 14, 8, 159, 169, 54",
        "true, 11, 3, 5, 1, 214, 105, 155"
    })
    void a_pixel_is_what_pillow_makes_of_it(
            boolean cubic, int width, int height, int x, int y, int red, int green, int blue) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                int r = (column * 31 + row * 17) % 256;
                int g = column * row * 7 % 256;
                picture.setRGB(column, row, r << 16 | g << 8 | (255 - column * 20));
            }
        }
        double[][] colors = Resizing.of(cubic).resize(picture, width, height);
        assertThat(new double[] {colors[0][y * width + x], colors[1][y * width + x], colors[2][y * width + x]})
                .containsExactly(new double[] {red, green, blue}, within(1.0));
    }
}
