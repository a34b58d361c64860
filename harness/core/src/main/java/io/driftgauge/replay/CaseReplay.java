package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.model.Cost;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.PromptCase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one case on one provider.
 *
 * @param provider the provider as called (an override of {@code driftgauge.provider.<label>} applied)
 * @param answers in the order of their samples
 * @param failure the last call that brought no answer, if any
 * @param notCalled why calls were not made (not live, cancelled, out of budget or time), or null if all planned were
 * @param deterministic true if asking again is certain to bring the same bytes
 * @param calls attempts made, retries counted
 * @param duration the calls' own time, added up
 * @param environment what else decided the answers
 * @param cost of all attempts
 */
public record CaseReplay(
        PromptCase promptCase,
        ModelSpec provider,
        List<Answer> answers,
        @Nullable ModelCallException failure,
        @Nullable NotCalled notCalled,
        boolean deterministic,
        int calls,
        Duration duration,
        Map<String, String> environment,
        Cost cost) {

    /** Why calls were not made. */
    public enum Reason {
        /** The provider costs or needs a key, and {@code driftgauge.live} is not on. */
        NOT_LIVE,
        /** Interrupted, or {@code driftgauge.timeout} ran out. */
        CANCELLED,
        /** The budget is spent. */
        BUDGET,
        /** What other cases answered was enough. */
        SPARED
    }

    /** Why, with a message for people. */
    public record NotCalled(Reason reason, Phrase said) {

        static NotCalled spared() {
            return new NotCalled(Reason.SPARED, Phrase.of("not-called.spared"));
        }

        /** In English. */
        public String message() {
            return said.toString();
        }
    }

    public CaseReplay {
        answers = List.copyOf(answers);
    }

    /** Calls of which no one knows what they cost. */
    public CaseReplay(
            PromptCase promptCase,
            ModelSpec provider,
            List<Answer> answers,
            @Nullable ModelCallException failure,
            @Nullable NotCalled notCalled,
            boolean deterministic,
            int calls,
            Duration duration,
            Map<String, String> environment) {
        this(
                promptCase,
                provider,
                answers,
                failure,
                notCalled,
                deterministic,
                calls,
                duration,
                environment,
                new Cost(BigDecimal.ZERO, calls));
    }

    /** This case, not asked because what others answered was enough. */
    public CaseReplay spared() {
        return new CaseReplay(
                promptCase,
                provider,
                answers,
                null,
                NotCalled.spared(),
                deterministic,
                calls,
                duration,
                environment,
                cost);
    }

    public ReplayKey key() {
        return new ReplayKey(promptCase.key(), provider.label());
    }
}
