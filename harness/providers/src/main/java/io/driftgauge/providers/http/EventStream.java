package io.driftgauge.providers.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.util.function.Consumer;
import okio.BufferedSource;

/** The JSON values of a streamed answer: server-sent events, or a value a line. */
final class EventStream {

    private EventStream() {}

    /**
     * Reads to the end.
     *
     * @param type the body's media type, without parameters
     * @throws JsonProcessingException if a piece is not JSON
     */
    static void read(BufferedSource source, String type, Consumer<JsonNode> sink) throws IOException {
        boolean events = type.endsWith("event-stream");
        StringBuilder data = new StringBuilder();
        for (String line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
            if (!events) {
                emit(line, sink);
            } else if (line.isEmpty()) {
                emit(data.toString(), sink);
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(line.startsWith("data: ") ? 6 : 5));
            }
        }
        emit(data.toString(), sink);
    }

    private static void emit(String data, Consumer<JsonNode> sink) throws JsonProcessingException {
        if (!data.isBlank() && !data.strip().equals("[DONE]")) {
            sink.accept(Json.parse(data));
        }
    }
}
