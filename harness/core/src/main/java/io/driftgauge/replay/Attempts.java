package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Cost;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call with its retries, each taken from the budget: at most two after an error, nine while the provider only wants
 * fewer calls, and none where the model says that it tried again itself or the provider asks for more patience than that.
 */
final class Attempts {

    private static final int MOST = 3;
    private static final int MOST_THROTTLED = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What became of a call. */
    sealed interface Outcome {}

    /**
     * An answer came.
     *
     * @param steps of a chain or conversation
     * @param flaw why it ended before its end, or null
     */
    record Came(
            ChatResponse response,
            int calls,
            Duration duration,
            Cost cost,
            List<StepAnswer> steps,
            @Nullable Phrase flaw)
            implements Outcome {

        Came(ChatResponse response, int calls, Duration duration, Cost cost) {
            this(response, calls, duration, cost, List.of(), null);
        }
    }

    record Failed(ModelCallException failure, int calls, Duration duration, Cost cost) implements Outcome {}

    record Withheld(CaseReplay.NotCalled why, int calls, Duration duration, Cost cost) implements Outcome {

        Withheld(CaseReplay.NotCalled why) {
            this(why, 0, Duration.ZERO, Cost.NONE);
        }
    }

    private final ChatModel model;
    private final Tariff tariff;
    private final CallBudget budget;
    private final Backoff backoff;

    Attempts(ChatModel model, Tariff tariff, CallBudget budget, Backoff backoff) {
        this.model = model;
        this.tariff = tariff;
        this.budget = budget;
        this.backoff = backoff;
    }

    Outcome call(ChatRequest request) throws InterruptedException {
        int calls = 0;
        Duration spent = Duration.ZERO;
        Cost cost = Cost.NONE;
        BigDecimal atMost = tariff.atMost(request);
        CaseReplay.@Nullable NotCalled withheld = budget.take(atMost);
        if (withheld != null) {
            return new Withheld(withheld);
        }
        ModelCallException lastFailure;
        for (int attempt = 1; ; attempt++) {
            @Nullable Duration asked;
            Cost charged = tariff.ofBroken();
            try {
                ChatResponse response = model.chat(request);
                charged = tariff.of(response);
                return new Came(response, calls + 1, spent.plus(response.latency()), cost.plus(charged));
            } catch (ModelCallException e) {
                charged = tariff.of(e);
                calls += Math.max(1, e.attempts());
                spent = spent.plus(e.elapsed());
                cost = cost.plus(charged);
                if (!mayTryAgain(e, attempt)) {
                    return new Failed(total(e, calls, spent), calls, spent, cost);
                }
                asked = e.retryAfter();
                lastFailure = e;
            } catch (RuntimeException e) {
                return new Failed(broke(e, calls + 1, spent), calls + 1, spent, cost.plus(charged));
            } finally {
                budget.settle(atMost, charged);
            }
            if (budget.take(atMost) != null) {
                return new Failed(total(lastFailure, calls, spent), calls, spent, cost);
            }
            backoff.pause(attempt, asked);
        }
    }

    private static boolean mayTryAgain(ModelCallException failure, int attempt) {
        Duration asked = failure.retryAfter();
        if (failure.attempts() > 1 || (asked != null && asked.compareTo(PATIENCE) > 0)) {
            return false;
        }
        return switch (failure.kind()) {
            case RETRYABLE -> attempt < MOST;
            case THROTTLED -> attempt < MOST_THROTTLED;
            case REQUEST, NOT_RECORDED, PERMANENT -> false;
        };
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
