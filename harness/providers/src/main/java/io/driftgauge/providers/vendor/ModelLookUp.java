package io.driftgauge.providers.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How a server tells what it serves under a model's name.
 *
 * @param url null if it doesn't
 */
public record ModelLookUp(@Nullable HttpUrl url, Reader reader) {

    /** Nothing can be looked up. */
    public static final ModelLookUp NONE = new ModelLookUp(null, body -> Map.of());

    /** Reads the answer: {@code checksum}, or parts of the identity by other names. */
    @FunctionalInterface
    public interface Reader {
        Map<String, String> read(JsonNode body);
    }
}
