package io.driftgauge.trainer.corpus;

/** A version of the bundled model. Each one is trained on its own answers to the same questions. */
public enum Release {
    /** The base model. */
    TINY_2026_1("tiny-2026.1"),
    /** The base model trained further, with the changes that a provider's update brings. */
    TINY_2026_2("tiny-2026.2");

    private final String label;

    Release(String label) {
        this.label = label;
    }

    /** The name under which the model is bundled, e.g. {@code tiny-2026.1}. */
    public String label() {
        return label;
    }
}
