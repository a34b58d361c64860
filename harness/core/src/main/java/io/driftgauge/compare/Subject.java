package io.driftgauge.compare;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.replay.Answer;

/**
 * An answer as an assertion looks at it.
 *
 * @param text the answer's, with the assertion's transforms applied
 */
record Subject(Answer answer, String text) {

    static Subject of(Answer answer) {
        return new Subject(answer, answer.text());
    }

    ChatResponse response() {
        return answer.response();
    }

    int sample() {
        return answer.sample();
    }
}
