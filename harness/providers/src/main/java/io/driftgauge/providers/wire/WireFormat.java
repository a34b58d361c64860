package io.driftgauge.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.providers.http.StreamCollector;
import org.jspecify.annotations.Nullable;

/** How a vendor's chat requests, answers and streams are spelt. Stateless. */
public interface WireFormat {

    /** The path below the base URL, without a leading slash. */
    String path(String model, boolean stream);

    /**
     * The request.
     *
     * @throws IllegalArgumentException if this vendor has no way to say it; with a message for people
     */
    ObjectNode body(WireRequest request);

    /**
     * The answer.
     *
     * @throws IllegalArgumentException if it is not what this vendor answers; with a message for people
     */
    WireAnswer read(JsonNode body);

    /** What puts a stream together again; null if this format is not streamed. */
    @Nullable StreamCollector collector();
}
