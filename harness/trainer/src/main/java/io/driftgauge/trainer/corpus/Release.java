package io.driftgauge.trainer.corpus;

import java.util.List;

/** A bundled model that is trained. */
public enum Release {
    /** The base model. */
    TINY_2026_1("tiny-2026.1"),
    /** The base model trained further, with the changes that a provider's update brings. */
    TINY_2026_2("tiny-2026.2"),
    /** A larger model of its own, with more tasks and many more wordings. */
    SMALL_2026_1("small-2026.1");

    /** The releases of the tiny model, which share their questions. */
    public static final List<Release> TINY = List.of(TINY_2026_1, TINY_2026_2);

    private final String label;

    Release(String label) {
        this.label = label;
    }

    /** The name under which the model is bundled, e.g. {@code tiny-2026.1}. */
    public String label() {
        return label;
    }
}
