package io.driftgauge.replay;

import io.driftgauge.model.ChatResponse;

/**
 * An answer that came.
 *
 * @param sample counted from 0
 */
public record Answer(int sample, ChatResponse response) {

    public String text() {
        return response.text();
    }
}
