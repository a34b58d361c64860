package io.driftgauge.trainer.evaluation;

/**
 * A generated answer.
 *
 * @param ended whether the model closed the answer itself, before the length limit
 * @param smallestMargin least difference between the best and the second best logit over all steps
 */
public record Generation(String text, boolean ended, double smallestMargin) {}
