package io.driftgauge.djl.classify;

import io.driftgauge.model.Part;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the pictures of messages. */
final class Pictures {

    /** A picture that claims more would fill the memory before anything is seen of it. */
    private static final long MOST_PIXELS = 64L << 20;

    private Pictures() {}

    /** @throws IllegalArgumentException if it is none that can be read */
    static BufferedImage read(Part.Image image) {
        try (ImageInputStream in = ImageIO.createImageInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(image.base64())))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException("the picture (" + image.mediaType()
                        + ") is of no kind that can be read here: PNG, JPEG, GIF and BMP can.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new IllegalArgumentException("the picture has more than 64 million pixels; make it smaller.");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the picture is damaged: " + e.getMessage(), e);
        }
    }
}
