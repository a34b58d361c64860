package io.driftgauge.providers.wire;

import io.driftgauge.model.Message;
import java.util.List;
import java.util.Map;

/**
 * What is asked, before a vendor's spelling.
 *
 * @param parameters everything else that goes into the body: common names are translated, the rest is passed on untouched
 */
public record WireRequest(String model, List<Message> messages, Map<String, Object> parameters, boolean stream) {

    public WireRequest {
        messages = List.copyOf(messages);
    }
}
