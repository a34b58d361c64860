package io.driftgauge.djl.generate;

import io.driftgauge.model.FinishReason;
import java.util.List;

/**
 * An answer as it was generated.
 *
 * @param tokens how many, without the one that ended it; those of a stop string count
 * @param smallestMargin least distance in logits between the two likeliest tokens over all steps, the ending included; NaN of a beam search
 */
record Generation(
        String text,
        int tokens,
        FinishReason finishReason,
        int promptTokens,
        List<Double> logProbabilities,
        double smallestMargin) {

    Generation {
        logProbabilities = List.copyOf(logProbabilities);
    }
}
