package io.driftgauge.run;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Seeds;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.BaselineStore;
import io.driftgauge.baseline.Recorder;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.replay.ReplayTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which answers become baselines, and how many are asked for. */
final class Recording {

    private final BaselineMode mode;
    private final long seed;
    private final Map<ReplayKey, Baseline> baselines;
    private final Recorder recorder;

    /**
     * A recording.
     *
     * @param baselines those stored
     */
    Recording(BaselineMode mode, long seed, Map<ReplayKey, Baseline> baselines, Recorder recorder) {
        this.mode = mode;
        this.seed = seed;
        this.baselines = baselines;
        this.recorder = recorder;
    }

    /** The target for the first calls of a run: with recording seeds if its answers are to be recorded. */
    ReplayTarget target(PlannedTest.OfCase test) {
        return recordsAtOnce(test) ? fresh(test) : new ReplayTarget(test.promptCase(), test.provider(), seed);
    }

    /** The target for calls whose answers are to be recorded: each session has seeds of its own. */
    ReplayTarget fresh(PlannedTest.OfCase test) {
        Baseline baseline = baselines.get(test.key());
        int session = baseline == null ? 1 : baseline.sessions().size() + 1;
        return new ReplayTarget(test.promptCase(), test.provider(), Seeds.mix(seed, "recording", session));
    }

    /** True if the first answers of a run are already those to record, because there is nothing to verify. */
    boolean recordsAtOnce(PlannedTest.OfCase test) {
        if (!test.promptCase().drift().compare()) {
            return false;
        }
        Baseline baseline = baselines.get(test.key());
        return switch (mode) {
            case VERIFY -> false;
            case MISSING -> baseline == null;
            case UPDATE -> baseline == null || stale(baseline, test);
            case SESSION -> true;
        };
    }

    private static boolean stale(Baseline baseline, PlannedTest.OfCase test) {
        return !baseline.requested().sameAs(RequestHash.of(test.promptCase(), test.provider()));
    }

    /** How many answers are wanted in the first calls. */
    int wanted(PlannedTest.OfCase test) {
        boolean anew = recordsAtOnce(test) && (mode != BaselineMode.SESSION || !baselines.containsKey(test.key()));
        return anew
                ? test.promptCase().drift().baselineSamples()
                : test.promptCase().repeat();
    }

    /** Most answers of a whole run: where drifted cases are recorded anew, those come on top. */
    int atMost(PlannedTest.OfCase test) {
        boolean again = mode == BaselineMode.UPDATE && !recordsAtOnce(test);
        return Math.max(wanted(test), test.promptCase().repeat())
                + (again ? test.promptCase().drift().baselineSamples() : 0);
    }

    /** The baseline that these answers make. */
    BaselineStore.Entry entry(CaseReplay replay) {
        Baseline baseline = mode == BaselineMode.SESSION
                ? recorder.append(baselines.get(replay.key()), replay)
                : recorder.anew(replay);
        return new BaselineStore.Entry(replay.promptCase(), baseline);
    }

    /** Why these answers can't become a baseline; empty if they can. */
    static Optional<Phrase> refusal(CaseReplay replay, @Nullable Comparison comparison) {
        List<Phrase> why = new ArrayList<>();
        if (replay.failure() != null) {
            why.add(Phrase.of("refused.failed"));
        }
        if (replay.notCalled() != null) {
            why.add(Phrase.of("refused.calls"));
        }
        if (replay.answers().isEmpty()) {
            why.add(Phrase.of("refused.noanswer"));
        }
        replay.answers().stream()
                .map(Answer::flaw)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(why::add);
        if (comparison != null && comparison.assertions().stream().anyMatch(AssertionResult::broken)) {
            why.add(Phrase.of("refused.assertion"));
        }
        return why.isEmpty() ? Optional.empty() : Optional.of(Phrase.of("refused", Phrase.list("list.semicolon", why)));
    }
}
