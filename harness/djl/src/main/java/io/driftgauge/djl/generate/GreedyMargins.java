package io.driftgauge.djl.generate;

import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelCallException;

/**
 * How safely a local model decides at temperature 0. Another CPU adds floats in another order and moves logits by about
 * 1e-5; where the two likeliest tokens are nearer than some hundred times that, an answer might change with the machine.
 */
public final class GreedyMargins {

    private GreedyMargins() {}

    /**
     * The smallest distance between the two likeliest tokens over the steps of the greedy answer to this request.
     *
     * @param model opened by {@link DjlModelFactory}
     * @return in logits; at least 0
     */
    public static double smallest(ChatModel model, ChatRequest request)
            throws ModelCallException, InterruptedException {
        if (model instanceof OnnxChatModel local) {
            return local.smallestMargin(request);
        }
        throw new IllegalArgumentException("Only models opened as djl:… tell their margins.");
    }
}
