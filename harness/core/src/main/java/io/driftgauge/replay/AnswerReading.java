package io.driftgauge.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.suite.AnswerRule;
import org.jspecify.annotations.Nullable;

/** Reads what later steps of a chain take from an answer. Asked by the replay, answered by what stands to its right. */
public interface AnswerReading {

    /** The parsed answer by that rule; null if it finds none. */
    @Nullable String label(AnswerRule rule, String text);

    /** The JSON that the answer is, or that stands in it; null if there is none. */
    @Nullable JsonNode json(String text);
}
