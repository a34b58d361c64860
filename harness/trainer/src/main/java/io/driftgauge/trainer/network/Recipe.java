package io.driftgauge.trainer.network;

/**
 * How long and how fast to train.
 *
 * @param steps number of batches
 * @param rows rows of full context per batch
 * @param learningRate highest rate; it rises to this over a tenth of the steps and then falls to a twentieth, by half a
 *     cosine or as {@code decayFrom} says
 * @param matrixRate highest rate of the layers' matrices, which then are trained by {@link Muon}; 0 to train all alike
 * @param decayFrom the step from which the rate falls, in a straight line; 0 for half a cosine over all steps
 * @param seed of weights and conversations
 */
public record Recipe(int steps, int rows, float learningRate, float matrixRate, int decayFrom, int seed) {}
