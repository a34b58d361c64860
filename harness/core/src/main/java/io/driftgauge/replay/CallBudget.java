package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.model.Cost;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Counts the attempts of a run and their money, and says when there is no more to spend. An attempt is let through only if
 * the most that it may cost fits into what is left; what it really cost is settled when it is over. Thread-safe.
 */
public final class CallBudget {

    private final @Nullable Integer calls;
    private final @Nullable BigDecimal usd;
    private int taken;
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;

    /**
     * A budget.
     *
     * @param calls most attempts, retries counted; null for no limit
     * @param usd most US dollars; null for no limit
     */
    public CallBudget(@Nullable Integer calls, @Nullable BigDecimal usd) {
        this.calls = calls;
        this.usd = usd;
    }

    /**
     * Takes an attempt, if one is left. While calls under way could still turn out cheaper than feared, it waits for them
     * rather than give up.
     *
     * @param atMost the most that it may cost
     * @return why there is none left; null if it was taken
     */
    synchronized CaseReplay.@Nullable NotCalled take(BigDecimal atMost) throws InterruptedException {
        while (true) {
            if (calls != null && taken >= calls) {
                return spent(Phrase.of("not-called.budget.calls", calls));
            }
            if (usd == null || spent.add(reserved).add(atMost).compareTo(usd) <= 0) {
                taken++;
                reserved = reserved.add(atMost);
                return null;
            }
            if (reserved.signum() == 0) {
                return spent(Phrase.of(
                        "not-called.budget.usd", usd.toPlainString(), spent.toPlainString(), atMost.toPlainString()));
            }
            wait();
        }
    }

    /** An attempt is over; what no one can tell counts with the most that it may have cost. */
    synchronized void settle(BigDecimal atMost, Cost cost) {
        reserved = reserved.subtract(atMost);
        spent = spent.add(
                cost.unknownCalls() == 0 ? cost.knownUsd() : cost.knownUsd().max(atMost));
        notifyAll();
    }

    /** Attempts taken. */
    public synchronized int spent() {
        return taken;
    }

    private static CaseReplay.NotCalled spent(Phrase why) {
        return new CaseReplay.NotCalled(CaseReplay.Reason.BUDGET, why);
    }
}
