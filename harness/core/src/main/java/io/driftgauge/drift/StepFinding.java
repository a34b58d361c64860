package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step of a chain, or turn of a conversation, that drifted.
 *
 * @param step its id
 * @param was a recorded answer
 * @param is an answer of this run
 * @param onBaseline an answer of this run on the inputs of the baseline; null if it was not asked for
 * @param moved what moved on the inputs of the baseline, weightiest first; empty unless it moved by itself
 * @param words what that means, as people say it
 */
public record StepFinding(
        String step,
        State state,
        String was,
        String is,
        @Nullable String onBaseline,
        Set<Moved> moved,
        Phrase words) {

    /** Whether it moved, and by whose doing. */
    public enum State {
        /** It answers as it did. */
        HELD,
        /** It answers otherwise on the same inputs. */
        MOVED,
        /** It answers otherwise, but as it did on the inputs of the baseline: only an earlier step moved it. */
        FOLLOWED,
        /** There is no telling: calls were not made, or too few answers. */
        UNTOLD
    }
}
