package io.driftgauge.replay;

import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.PromptCase;
import java.util.Map;

/** Builds what is sent to a model. */
public final class Requests {

    private Requests() {}

    /**
     * The request for one answer: the provider's config, with what the case or its suite sets laid over it.
     *
     * @param sample counted from 0
     */
    public static ChatRequest of(PromptCase promptCase, ModelSpec provider, int sample, long seed) {
        Map<String, Object> parameters = GenerationParameters.of(promptCase, provider);
        return new ChatRequest(promptCase.key().caseId(), promptCase.messages(), parameters, sample, seed);
    }
}
