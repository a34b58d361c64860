package io.driftgauge.trainer.network;

/**
 * How long and how fast to train.
 *
 * @param steps number of batches
 * @param rows rows of full context per batch
 * @param learningRate highest rate; it rises to this over a tenth of the steps and then falls to a twentieth
 * @param seed of weights and conversations
 */
public record Recipe(int steps, int rows, float learningRate, int seed) {}
