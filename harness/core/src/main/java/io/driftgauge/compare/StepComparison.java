package io.driftgauge.compare;

import java.util.List;

/**
 * One step of a chain, or turn of a conversation, beside its baseline.
 *
 * @param step its id
 * @param before features of the baseline's answers, as in {@link Comparison#before()}
 * @param now features of this run's answers, as in {@link Comparison#now()}
 */
public record StepComparison(String step, List<Features> before, List<Features> now) {

    public StepComparison {
        before = List.copyOf(before);
        now = List.copyOf(now);
    }
}
