package io.driftgauge.run;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.drift.SequentialCalls;
import io.driftgauge.drift.StagedCalls;
import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.Models;
import io.driftgauge.replay.NextCalls;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CallMode;
import io.driftgauge.suite.PromptCase;
import java.util.ArrayList;
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
    private final Set<ReplayKey> sequential = new HashSet<>();
    private final @Nullable StagedCalls stages;
    private @Nullable SequentialCalls sequence;

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
            double alpha,
            long seed) {
        CallPlan plan = new CallPlan(new StagedCalls(baselines, compare::comparer));
        for (PlannedTest.OfCase test : cases) {
            plan.answers.put(test.key(), recording.wanted(test));
            Baseline baseline = baselines.get(test.key());
            boolean comparable = baseline != null
                    && !recording.recordsAtOnce(test)
                    && baseline.requested().sameAs(RequestHash.of(test.promptCase(), test.provider()));
            if (comparable
                    && test.promptCase().drift().compare()
                    && test.promptCase().drift().mode() == CallMode.SEQUENTIAL) {
                plan.sequential.add(test.key());
            } else if (baseline != null
                    && comparable
                    && staged(test.promptCase(), baseline, models.costs(test.provider()), alpha)) {
                plan.staged.add(test.key());
            }
        }
        // Suites with pairs take part in alpha once more.
        long suites =
                cases.stream().map(c -> SuiteOnProvider.of(c.key())).distinct().count()
                        + cases.stream()
                                .filter(c -> c.promptCase().pair() != null)
                                .map(c -> SuiteOnProvider.of(c.key()))
                                .distinct()
                                .count();
        plan.sequence = new SequentialCalls(plan.sequential, baselines, compare::comparer, suites / alpha, seed);
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
        if (sequence != null && sequential.contains(soFar.key())) {
            return sequence.more(soFar);
        }
        return stages != null && staged.contains(soFar.key())
                ? stages.more(soFar)
                : answers.getOrDefault(soFar.key(), 0) - soFar.answers().size();
    }

    /**
     * The replay, but for a case of a sequential suite that was spared when what is replayed was recorded: how many calls were
     * under way when the evidence was enough depends on the day.
     */
    CaseReplay withoutSpared(CaseReplay replay) {
        ModelCallException failure = replay.failure();
        return failure != null
                        && failure.kind() == ModelCallException.Kind.NOT_RECORDED
                        && replay.answers().isEmpty()
                        && sequential.contains(replay.key())
                ? replay.spared()
                : replay;
    }

    /** In which order the cases are asked: as given, those of sequential suites at random. */
    List<PlannedTest.OfCase> ordered(List<PlannedTest.OfCase> cases, long seed) {
        List<PlannedTest.OfCase> shuffled = cases.stream()
                .filter(c -> sequential.contains(c.key()))
                .sorted((a, b) -> SequentialCalls.compare(a.key(), b.key(), seed))
                .toList();
        List<PlannedTest.OfCase> ordered = new ArrayList<>(cases.size());
        int next = 0;
        for (PlannedTest.OfCase test : cases) {
            ordered.add(sequential.contains(test.key()) ? shuffled.get(next++) : test);
        }
        return ordered;
    }

    /** The cases that are asked in two stages. */
    Set<ReplayKey> staged() {
        return Set.copyOf(staged);
    }
}
