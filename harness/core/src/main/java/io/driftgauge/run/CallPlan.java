package io.driftgauge.run;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.drift.StagedCalls;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.Models;
import io.driftgauge.replay.NextCalls;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CallMode;
import io.driftgauge.suite.PromptCase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** How many answers are asked of each case of a run: a number known beforehand, or as what came gives cause to. */
final class CallPlan implements NextCalls {

    private final Map<ReplayKey, Integer> answers = new HashMap<>();
    private final Set<ReplayKey> staged = new HashSet<>();
    private final @Nullable StagedCalls stages;

    private CallPlan(@Nullable StagedCalls stages) {
        this.stages = stages;
    }

    /** As many of each as that says. */
    static CallPlan fixed(List<PlannedTest.OfCase> cases, ToIntFunction<PlannedTest.OfCase> wanted) {
        CallPlan plan = new CallPlan(null);
        cases.forEach(c -> plan.answers.put(c.key(), wanted.applyAsInt(c)));
        return plan;
    }

    /** The first calls of a run. */
    static CallPlan of(
            List<PlannedTest.OfCase> cases,
            Recording recording,
            Map<ReplayKey, Baseline> baselines,
            Models models,
            ComparisonStage compare,
            double alpha) {
        CallPlan plan = new CallPlan(new StagedCalls(baselines, compare::comparer));
        for (PlannedTest.OfCase test : cases) {
            plan.answers.put(test.key(), recording.wanted(test));
            Baseline baseline = baselines.get(test.key());
            if (baseline != null
                    && !recording.recordsAtOnce(test)
                    && baseline.requested().sameAs(RequestHash.of(test.promptCase(), test.provider()))
                    && staged(test.promptCase(), baseline, models.needsLive(test.provider()), alpha)) {
                plan.staged.add(test.key());
            }
        }
        return plan;
    }

    private static boolean staged(PromptCase promptCase, Baseline baseline, boolean costs, double alpha) {
        CallMode mode = promptCase.drift().mode();
        return promptCase.drift().compare()
                && (mode == CallMode.STAGED || (mode == CallMode.AUTO && costs))
                && StagedCalls.worthIt(baseline.samples().size(), promptCase.repeat(), alpha);
    }

    @Override
    public int more(CaseReplay soFar) {
        return stages != null && staged.contains(soFar.key())
                ? stages.more(soFar)
                : answers.getOrDefault(soFar.key(), 0) - soFar.answers().size();
    }

    /** The cases that are asked in two stages. */
    Set<ReplayKey> staged() {
        return Set.copyOf(staged);
    }
}
