package io.driftgauge.replay;

import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Cost;
import io.driftgauge.model.ModelCallException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One case on one provider while it is replayed: rounds of calls until {@link NextCalls} wants no more, an answer failed
 * to come, or the model has no further ones. Thread-safe; frozen once it is closed.
 */
final class TargetState {

    private final ReplayTarget target;
    private final NextCalls next;
    private final Map<String, String> environment;
    private final boolean deterministic;
    private final OptionalInt available;
    private final List<Answer> answers = new ArrayList<>();
    private @Nullable ModelCallException failure;
    private CaseReplay.@Nullable NotCalled notCalled;
    private int asked;
    private int pending;
    private int calls;
    private Duration duration = Duration.ZERO;
    private Cost cost = Cost.NONE;
    private boolean closed;
    private boolean counted;

    TargetState(
            ReplayTarget target,
            ChatModel model,
            ChatRequest first,
            boolean deterministic,
            Map<String, String> environment,
            NextCalls next) {
        this.target = target;
        this.next = next;
        this.environment = environment;
        this.deterministic = deterministic;
        this.available = model.answersAvailable(first);
        if (available.isPresent() && available.getAsInt() == 0) {
            failure = new ModelCallException(
                    ModelCallException.Kind.REQUEST,
                    "There is no answer for " + target.promptCase().key() + " in "
                            + target.provider().id() + ".",
                    0,
                    Duration.ZERO);
            closed = true;
        }
    }

    ReplayTarget target() {
        return target;
    }

    /** The samples to ask for now; none while calls are under way, and none once this is closed. */
    synchronized List<Integer> nextRound() {
        if (closed || pending > 0) {
            return List.of();
        }
        int wanted = next.more(replay());
        int more = failure != null || notCalled != null ? 0 : Math.min(wanted, limit() - asked);
        if (more <= 0) {
            closed = true;
            if (asked == 0 && failure == null && notCalled == null) {
                notCalled = CaseReplay.NotCalled.spared();
            }
            return List.of();
        }
        List<Integer> samples = new ArrayList<>(more);
        for (int i = 0; i < more; i++) {
            samples.add(asked++);
        }
        pending = more;
        return samples;
    }

    private int limit() {
        return deterministic ? 1 : available.orElse(Integer.MAX_VALUE);
    }

    synchronized void take(int sample, Attempts.Outcome outcome) {
        if (closed) {
            return;
        }
        pending--;
        if (outcome instanceof Attempts.Came came) {
            answers.add(new Answer(sample, came.response(), came.steps(), came.flaw()));
            calls += came.calls();
            cost = cost.plus(came.cost());
            duration = duration.plus(came.duration());
        } else if (outcome instanceof Attempts.Failed failed) {
            failure = failed.failure();
            calls += failed.calls();
            cost = cost.plus(failed.cost());
            duration = duration.plus(failed.duration());
        } else if (outcome instanceof Attempts.Withheld withheld) {
            notCalled = withheld.why();
            calls += withheld.calls();
            cost = cost.plus(withheld.cost());
            duration = duration.plus(withheld.duration());
        }
    }

    /** True once, at the first question after it was closed. */
    synchronized boolean justClosed() {
        boolean just = closed && !counted;
        counted |= closed;
        return just;
    }

    /** Freezes it as it is, if it is still open. */
    synchronized void cancel(CaseReplay.NotCalled why) {
        if (!closed) {
            notCalled = why;
            closed = true;
        }
    }

    synchronized CaseReplay replay() {
        List<Answer> inOrder =
                answers.stream().sorted(Comparator.comparingInt(Answer::sample)).toList();
        return new CaseReplay(
                target.promptCase(),
                target.provider(),
                inOrder,
                failure,
                notCalled,
                deterministic,
                calls,
                duration,
                environment,
                cost);
    }
}
