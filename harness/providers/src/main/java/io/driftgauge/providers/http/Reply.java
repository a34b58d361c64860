package io.driftgauge.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer as it came over the wire.
 *
 * @param body the answer, put together again if it was streamed
 * @param latency from sending to the last byte
 * @param firstToken from sending to the first piece of the answer, if it was streamed
 * @param recorded when it was recorded, if it is replayed
 */
public record Reply(
        JsonNode body,
        Headers headers,
        Duration latency,
        @Nullable Duration firstToken,
        @Nullable Instant recorded) {}
