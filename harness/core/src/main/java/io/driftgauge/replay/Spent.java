package io.driftgauge.replay;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Cost;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Usage;
import java.time.Duration;

/** What an answer of several calls has taken so far. */
final class Spent {

    private int calls;
    private Duration duration = Duration.ZERO;
    private Cost cost = Cost.NONE;
    private Duration latency = Duration.ZERO;
    private Usage usage = Usage.NONE;

    void add(Attempts.Came came) {
        calls += came.calls();
        duration = duration.plus(came.duration());
        cost = cost.plus(came.cost());
        latency = latency.plus(came.response().latency());
        usage = usage.plus(came.response().usage());
    }

    int calls() {
        return calls;
    }

    Duration duration() {
        return duration;
    }

    Cost cost() {
        return cost;
    }

    /** The response as the answer of all calls. */
    ChatResponse total(ChatResponse last) {
        return last.with(last.toolCalls(), usage, latency);
    }

    /**
     * The outcome of a later call that brought no answer, as one of the whole. A provider of a single step that can't be
     * asked at all fails these requests only: it must not stop the case's own provider.
     */
    Attempts.Outcome stopped(Attempts.Outcome outcome, String step, ModelSpec asked, ModelSpec own) {
        if (outcome instanceof Attempts.Failed failed) {
            ModelCallException e = failed.failure();
            boolean foreign = e.kind() == ModelCallException.Kind.PERMANENT && !asked.equals(own);
            ModelCallException.Kind kind = foreign ? ModelCallException.Kind.REQUEST : e.kind();
            String where = step.isEmpty() ? "" : "'" + step + "' on " + asked.label() + ": ";
            return new Attempts.Failed(
                    new ModelCallException(kind, where + e.getMessage(), e.attempts(), e.elapsed(), e),
                    calls + failed.calls(),
                    duration.plus(failed.duration()),
                    cost.plus(failed.cost()));
        }
        return outcome instanceof Attempts.Withheld withheld
                ? new Attempts.Withheld(withheld.why(), calls, duration, cost)
                : outcome;
    }
}
