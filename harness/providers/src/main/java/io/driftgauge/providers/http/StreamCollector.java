package io.driftgauge.providers.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Puts a streamed answer together again: what comes out is what the vendor answers without streaming. For one answer. */
public interface StreamCollector {

    /** Takes the next piece. */
    void take(JsonNode piece);

    /** True once something of the answer itself has come. */
    boolean begun();

    /** True if the stream came to its end, and was not cut off. */
    boolean complete();

    /** The whole answer. */
    JsonNode whole();
}
