package io.driftgauge.compare;

import io.driftgauge.model.ServedIdentity;
import java.util.List;

/**
 * A judge as it showed itself in a run.
 *
 * @param label of its provider
 * @param id {@code vendor:model}
 * @param served who really answered, each once; empty if it never did
 */
public record JudgeSeen(String label, String id, List<ServedIdentity> served) {

    public JudgeSeen {
        served = List.copyOf(served);
    }
}
