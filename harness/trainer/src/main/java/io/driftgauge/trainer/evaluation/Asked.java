package io.driftgauge.trainer.evaluation;

import io.driftgauge.trainer.corpus.Item;

/**
 * An item with the model's greedy answer.
 *
 * @param system the system prompt it was asked with; empty for none
 */
public record Asked(Item item, String system, Generation generation) {
    /** Whether the answer is right to the letter and was closed by the model. */
    public boolean isRight() {
        return generation.ended() && item.accepts(generation.text());
    }
}
