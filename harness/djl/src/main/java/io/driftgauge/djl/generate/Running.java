package io.driftgauge.djl.generate;

/** What is looked at before each step of an answer. */
final class Running {

    private Running() {}

    /** Lets an answer be given up. */
    static void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("A local model's answer was interrupted.");
        }
    }

    /**
     * Looks at what was computed.
     *
     * @throws IllegalStateException if that can't be what the weights say
     */
    static void check(float[] logits) {
        for (float logit : logits) {
            if (Float.isNaN(logit) || logit == Float.POSITIVE_INFINITY) {
                throw new IllegalStateException("it computed a logit that is no number; its weights are damaged.");
            }
        }
    }
}
