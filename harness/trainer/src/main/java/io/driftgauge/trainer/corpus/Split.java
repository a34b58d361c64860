package io.driftgauge.trainer.corpus;

/** What must be new about a held-out item. */
enum Split {
    /** The combination of slot values: never seen, in any wording. */
    ROW,
    /** The combination of wording and values: each of them was seen, but not together. */
    WORDING,
    /** The combination of wording, values and surface: for fixed questions, which have no slots. */
    SURFACE
}
