package io.driftgauge.replay;

/** Which calls next? Asked by the replay after each round of a case; answered by what stands to its right. Thread-safe. */
@FunctionalInterface
public interface NextCalls {

    /**
     * How many more answers are wanted of this case.
     *
     * @param soFar what came until now; no answers at the first question
     * @return 0 when enough is known
     */
    int more(CaseReplay soFar);
}
