package io.driftgauge.replay;

/** Hears how far a replay is. Thread-safe; must be quick. */
@FunctionalInterface
public interface ReplayProgress {

    /** Tells no one. */
    ReplayProgress NONE = (calls, done, all) -> {};

    /** What the run will do at most, in words, before the first call that may cost something. */
    default void planned(String plan) {}

    /**
     * A call came back, or a case is done.
     *
     * @param calls attempts made so far
     * @param done cases × providers that need no more calls
     * @param all cases × providers to replay
     */
    void advanced(int calls, int done, int all);
}
