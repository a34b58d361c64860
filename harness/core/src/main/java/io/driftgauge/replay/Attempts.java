package io.driftgauge.replay;

import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import java.time.Duration;

/** One call with its retries: at most two, and none where the model says that it tried again itself. */
final class Attempts {

    private static final int MOST = 3;

    /** What became of a call. */
    sealed interface Outcome {}

    record Came(ChatResponse response, int calls, Duration duration) implements Outcome {}

    record Failed(ModelCallException failure, int calls, Duration duration) implements Outcome {}

    record Withheld(CaseReplay.NotCalled why) implements Outcome {}

    private final ChatModel model;
    private final CallBudget budget;
    private final Backoff backoff;

    Attempts(ChatModel model, CallBudget budget, Backoff backoff) {
        this.model = model;
        this.budget = budget;
        this.backoff = backoff;
    }

    Outcome call(ChatRequest request) throws InterruptedException {
        int calls = 0;
        Duration spent = Duration.ZERO;
        if (!budget.take()) {
            return new Withheld(budget.exhausted());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                ChatResponse response = model.chat(request);
                return new Came(response, calls + 1, spent.plus(response.latency()));
            } catch (ModelCallException e) {
                calls += Math.max(1, e.attempts());
                spent = spent.plus(e.elapsed());
                boolean again = e.kind() == Kind.RETRYABLE && e.attempts() <= 1 && attempt < MOST;
                if (!again || !budget.take()) {
                    return new Failed(total(e, calls, spent), calls, spent);
                }
            } catch (RuntimeException e) {
                return new Failed(broke(e, calls + 1, spent), calls + 1, spent);
            }
            backoff.pause(attempt);
        }
    }

    private static ModelCallException total(ModelCallException last, int calls, Duration spent) {
        return calls == last.attempts()
                ? last
                : new ModelCallException(last.kind(), String.valueOf(last.getMessage()), calls, spent, last);
    }

    /** A model that throws what it should not has an error of its own; other requests may still work. */
    private static ModelCallException broke(RuntimeException e, int calls, Duration spent) {
        return new ModelCallException(Kind.REQUEST, "The model's implementation failed: " + e, calls, spent, e);
    }
}
