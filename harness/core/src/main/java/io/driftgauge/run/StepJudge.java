package io.driftgauge.run;

import io.driftgauge.base.Phrase;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.StepFinding;
import io.driftgauge.drift.StepFinding.State;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.suite.Step;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what became of one step, by what was found of it on the baseline's inputs and in the run. */
final class StepJudge {

    private static final String NOT_ASKED = "(not asked)";

    private StepJudge() {}

    /**
     * Decides.
     *
     * @param alone on the baseline's inputs; null if nothing is known
     * @param inRun on the run's own; null if it was not asked
     */
    static StepFinding of(ChainParts chain, Step step, @Nullable CaseResult alone, @Nullable CaseResult inRun) {
        String was = Objects.requireNonNullElse(chain.was(step), NOT_ASKED);
        String is = Objects.requireNonNullElse(chain.is(step), NOT_ASKED);
        boolean otherPath = was.equals(NOT_ASKED) != is.equals(NOT_ASKED);
        boolean differs = otherPath || moved(inRun);
        if (alone == null) {
            State state = !differs ? State.HELD : chain.wasAsked(step) ? State.UNTOLD : State.FOLLOWED;
            return finding(chain, step, state, Set.of(), words(state, was, is));
        }
        if (alone.verdict() instanceof Verdict.Drifted drifted) {
            return finding(chain, step, State.MOVED, drifted.moved(), drifted.said());
        }
        boolean told =
                alone.verdict().kind() == VerdictKind.STABLE || alone.verdict().kind() == VerdictKind.SWAPPED;
        State state = alone.suspect() || !told ? State.UNTOLD : differs ? State.FOLLOWED : State.HELD;
        return finding(chain, step, state, Set.of(), words(state, was, is));
    }

    private static boolean moved(@Nullable CaseResult inRun) {
        return inRun != null && (inRun.verdict().kind() == VerdictKind.DRIFTED || inRun.suspect());
    }

    private static StepFinding finding(ChainParts chain, Step step, State state, Set<Moved> moved, Phrase words) {
        return new StepFinding(
                step.id(),
                state,
                Objects.requireNonNullElse(chain.was(step), NOT_ASKED),
                Objects.requireNonNullElse(chain.is(step), NOT_ASKED),
                chain.onBaseline(step),
                moved,
                words);
    }

    private static Phrase words(State state, String was, String is) {
        return switch (state) {
            case HELD -> Phrase.of(was.equals(NOT_ASKED) ? "step.held.not-asked" : "step.held");
            case FOLLOWED ->
                Phrase.of(
                        was.equals(NOT_ASKED)
                                ? "step.followed.new"
                                : is.equals(NOT_ASKED) ? "step.followed.gone" : "step.followed");
            case UNTOLD -> Phrase.of("step.untold");
            case MOVED -> Phrase.verbatim("");
        };
    }
}
