package io.driftgauge.model;

import io.driftgauge.base.Sha256;
import java.util.Base64;

/** A piece of a message's content. */
public sealed interface Part {

    /** Text, templates already rendered. */
    record Text(String text) implements Part {}

    /**
     * A picture that is sent along.
     *
     * @param mediaType for example {@code image/png}
     * @param base64 its bytes
     */
    record Image(String mediaType, String base64) implements Part {

        private static final int DIGITS = 12;

        /** In short, as reports show it: {@code [image/png, 12 kB, sha256 0123456789ab]}. */
        @Override
        public String toString() {
            byte[] bytes;
            try {
                bytes = Base64.getMimeDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                return "[" + mediaType + ", no base64]";
            }
            String size = bytes.length < 1000 ? bytes.length + " B" : (bytes.length + 500) / 1000 + " kB";
            return "[" + mediaType + ", " + size + ", sha256 "
                    + Sha256.hex(bytes).substring(0, DIGITS) + "]";
        }
    }

    /** A picture that the provider fetches itself. */
    record ImageUrl(String url) implements Part {

        @Override
        public String toString() {
            return "[image " + url + "]";
        }
    }

    /** The picture of a {@code data:} URL or at an {@code https:} URL. */
    static Part image(String url) {
        int comma = url.indexOf(',');
        String head = comma < 0 ? "" : url.substring(0, comma);
        if (head.startsWith("data:") && head.endsWith(";base64")) {
            String mediaType = head.substring("data:".length(), head.length() - ";base64".length());
            return new Image(mediaType, url.substring(comma + 1));
        }
        return new ImageUrl(url);
    }
}
