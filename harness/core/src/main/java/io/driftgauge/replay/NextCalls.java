package io.driftgauge.replay;

/**
 * Which calls next? Asked by the replay before the first call of a case, by the very thread that would make it, and after
 * each of its rounds; answered by what stands to its right. So a case whose turn has not come can still be spared.
 * Thread-safe.
 */
@FunctionalInterface
public interface NextCalls {

    /**
     * How many more answers are wanted of this case. Asked also when a call failed, so that it is heard of; no more is
     * asked for then, whatever is wanted.
     *
     * @param soFar what came until now; no answers at the first question
     * @return 0 when enough is known; a case that is never asked is {@link CaseReplay.Reason#SPARED}
     */
    int more(CaseReplay soFar);
}
