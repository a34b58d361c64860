package io.driftgauge.trainer.corpus;

/**
 * One wording of an answer.
 *
 * @param weight how often this wording is drawn, relative to the others of the same question; at least 1
 */
public record Answer(String text, int weight) {}
