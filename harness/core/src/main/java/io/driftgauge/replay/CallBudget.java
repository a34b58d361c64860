package io.driftgauge.replay;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts the attempts of a run and says when there are no more to spend. Thread-safe. */
public final class CallBudget {

    private final @Nullable Integer limit;
    private final AtomicInteger spent = new AtomicInteger();

    /**
     * A budget.
     *
     * @param limit most attempts, retries counted; null for no limit
     */
    public CallBudget(@Nullable Integer limit) {
        this.limit = limit;
    }

    /** Takes one attempt, if one is left. */
    boolean take() {
        if (limit == null) {
            spent.incrementAndGet();
            return true;
        }
        return spent.getAndUpdate(n -> n < limit ? n + 1 : n) < limit;
    }

    /** Attempts taken. */
    public int spent() {
        return spent.get();
    }

    CaseReplay.NotCalled exhausted() {
        return new CaseReplay.NotCalled(
                CaseReplay.Reason.BUDGET,
                "The budget of " + limit + " calls is spent. Raise budget.calls in prompts/driftgauge.yaml or set"
                        + " driftgauge.budget.calls.");
    }
}
