package io.driftgauge.trainer.zoo;

/** How an exported file keeps its weights. */
enum Storage {
    /** In 32 bit, in the file. */
    FLOAT32,
    /** In 16 bit; states and logits too. */
    FLOAT16,
    /** Matrices in 8 bit, activations quantised when they come. */
    INT8,
    /** In 32 bit, in a file beside. */
    EXTERNAL
}
