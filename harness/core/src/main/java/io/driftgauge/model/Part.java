package io.driftgauge.model;

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
    record Image(String mediaType, String base64) implements Part {}

    /** A picture that the provider fetches itself. */
    record ImageUrl(String url) implements Part {}

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
