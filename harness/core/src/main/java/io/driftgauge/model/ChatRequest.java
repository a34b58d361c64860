package io.driftgauge.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One question to a model.
 *
 * @param caseId the case's id within its suite, for models that hold answers by case
 * @param messages the chat, rendered; never empty
 * @param parameters generation parameters by the field's names ({@code temperature}, {@code top_p}, {@code top_k},
 *     {@code max_tokens}, {@code stop}, …), in natural order; unknown ones are passed on untouched
 * @param sample which answer of this case this is, counted from 0
 * @param seed for models that take one
 */
public record ChatRequest(
        String caseId, List<Message> messages, Map<String, Object> parameters, int sample, long seed) {

    public ChatRequest {
        messages = List.copyOf(messages);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** The prompt as one text: the only message's content, or "role: content" lines of several. */
    public String promptText() {
        return PromptText.of(messages);
    }
}
