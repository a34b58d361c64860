package io.driftgauge.trainer.network;

/** Rows of packed conversations, flattened row by row. */
final class Batch {
    /** Tokens that the network reads. */
    final long[] ids;

    /** The token after each of them. */
    final long[] next;

    /** How much each prediction counts in the loss. */
    final float[] weights;

    Batch(int tokens) {
        ids = new long[tokens];
        next = new long[tokens];
        weights = new float[tokens];
    }
}
