package io.driftgauge.drift;

/** The verdicts' names, in order of precedence: the first that applies is the verdict, the others stand in its reasons. */
public enum VerdictKind {
    SKIPPED(Outcome.ABORTED),
    PROVIDER_ERROR(Outcome.ABORTED),
    STALE_BASELINE(Outcome.FAILS),
    NO_BASELINE(Outcome.FAILS),
    BROKEN_ASSERTION(Outcome.FAILS),
    DRIFTED(Outcome.FAILS),
    UNSTABLE(Outcome.WARNS),
    INCONCLUSIVE(Outcome.WARNS),
    SWAPPED(Outcome.WARNS),
    STABLE(Outcome.PASSES);

    /** What a verdict means for the test that shows it. */
    public enum Outcome {
        PASSES,
        WARNS,
        ABORTED,
        FAILS
    }

    private final Outcome outcome;

    VerdictKind(Outcome outcome) {
        this.outcome = outcome;
    }

    /** What the verdict means unless it says otherwise (a baseline just recorded passes). */
    public Outcome outcome() {
        return outcome;
    }
}
