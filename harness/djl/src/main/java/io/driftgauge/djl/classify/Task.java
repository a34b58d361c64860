package io.driftgauge.djl.classify;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.model.ChatRequest;

/** What an encoder does with a request. */
sealed interface Task
        permits TextClassification, FillMask, TokenClassification, QuestionAnswering, ImageClassification {

    /**
     * An answer.
     *
     * @param json as it is written, scores rounded
     * @param score of what was answered, not rounded
     * @param tokens read
     */
    record Result(JsonNode json, double score, int tokens) {}

    /**
     * Answers.
     *
     * @throws IllegalArgumentException if the request can't be answered by this model; says why
     */
    Result answer(ChatRequest request, Options options);
}
