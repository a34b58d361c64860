package io.driftgauge.trainer.network;

import java.util.stream.IntStream;

/** Rows of packed conversations, flattened row by row. */
final class Batch {
    /** Tokens that the network reads. */
    final long[] ids;

    /** The token after each of them. */
    final long[] next;

    /** How much each prediction counts in the loss; 0 where none is needed. */
    final float[] weights;

    /** The place of each token in its conversation, counted from 0. */
    final long[] places;

    /** Which of its row's conversations each token belongs to. */
    final float[] conversations;

    /** 1 where the token itself is to be learnt, 0 where the teacher's prediction is, if there is a teacher. */
    final float[] taught;

    Batch(int tokens) {
        ids = new long[tokens];
        next = new long[tokens];
        weights = new float[tokens];
        taught = new float[tokens];
        places = new long[tokens];
        conversations = new float[tokens];
    }

    /** The tokens after which a prediction counts. */
    int[] counted() {
        return IntStream.range(0, weights.length).filter(i -> weights[i] != 0).toArray();
    }
}
