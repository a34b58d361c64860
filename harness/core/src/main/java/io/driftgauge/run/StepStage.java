package io.driftgauge.run;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.Attribution;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Judge;
import io.driftgauge.drift.Judgement;
import io.driftgauge.drift.Terms;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.Cost;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.NextCalls;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.replay.ReplayTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Finds in chains and conversations that moved the steps that moved by themselves: the later steps are asked once more, on
 * what the baseline's earlier steps answered, so that a moved first step does not blame the third. A chain's steps are
 * judged like the cases of a suite of their own, at the run's alpha.
 */
final class StepStage {

    private final Terms terms;
    private final long seed;
    private int calls;
    private Cost cost = Cost.NONE;

    StepStage(double alpha, long seed) {
        this.terms = new Terms(alpha, seed, Map.of(), Set.of(), Set.of());
        this.seed = seed;
    }

    /** Attempts made here. */
    int calls() {
        return calls;
    }

    /** Their cost. */
    Cost cost() {
        return cost;
    }

    /**
     * The judgement with steps told apart.
     *
     * @param replay replays targets
     * @param compare compares replays with their baselines
     */
    Judgement attribute(
            Judgement judgement,
            BiFunction<List<ReplayTarget>, NextCalls, List<CaseReplay>> replay,
            BiFunction<List<CaseReplay>, Map<ReplayKey, Baseline>, List<Comparison>> compare) {
        Map<ReplayKey, ChainParts> chains = new LinkedHashMap<>();
        for (CaseResult result : judgement.cases()) {
            if (moved(result)) {
                chains.put(result.key(), new ChainParts(result, seed));
            }
        }
        if (chains.isEmpty()) {
            return judgement;
        }
        List<ChainParts.Question> questions =
                chains.values().stream().flatMap(c -> c.questions().stream()).toList();
        List<CaseReplay> answers = replay.apply(
                questions.stream().map(ChainParts.Question::target).toList(),
                soFar -> wanted(chains, soFar) - soFar.answers().size());
        for (int i = 0; i < answers.size(); i++) {
            questions.get(i).answered(answers.get(i));
            calls += answers.get(i).calls();
            cost = cost.plus(answers.get(i).cost());
        }
        Map<ReplayKey, Verdicts> verdicts = new HashMap<>();
        judge(chains, compare).forEach(v -> verdicts.put(v.key(), v));
        List<CaseResult> told = new ArrayList<>();
        for (CaseResult result : judgement.cases()) {
            ChainParts chain = chains.get(result.key());
            told.add(chain == null ? result : result.withAttribution(attribution(chain, verdicts)));
        }
        return new Judgement(told, judgement.suites());
    }

    private static int wanted(Map<ReplayKey, ChainParts> chains, CaseReplay soFar) {
        ChainParts chain = chains.get(soFar.key());
        return chain == null ? 0 : chain.wanted();
    }

    /** True if a chain moved, so that there is something to tell apart. */
    static boolean concerns(Judgement judgement) {
        return judgement.cases().stream().anyMatch(StepStage::moved);
    }

    private static boolean moved(CaseResult result) {
        Comparison comparison = result.comparison();
        return comparison != null
                && !comparison.steps().isEmpty()
                && (result.suspect()
                        || result.verdict().kind() == VerdictKind.DRIFTED
                        || result.reasons().stream().anyMatch(r -> r.startsWith("DRIFTED: ")));
    }

    /** What was found of a step's pseudo-case. */
    private record Verdicts(ReplayKey key, CaseResult result) {}

    private List<Verdicts> judge(
            Map<ReplayKey, ChainParts> chains,
            BiFunction<List<CaseReplay>, Map<ReplayKey, Baseline>, List<Comparison>> compare) {
        List<Verdicts> all = new ArrayList<>();
        for (ChainParts chain : chains.values()) {
            // Each chain, and each way of asking its steps, is judged for itself.
            for (List<ChainParts.Part> parts : List.of(chain.onBaseline(), chain.inRun())) {
                List<CaseReplay> replays =
                        parts.stream().map(ChainParts.Part::replay).toList();
                Map<ReplayKey, Baseline> baselines = new HashMap<>();
                parts.forEach(p -> baselines.put(p.replay().key(), p.baseline()));
                List<Comparison> comparisons = compare.apply(replays, baselines);
                new Judge(terms).judge(replays, comparisons).cases().forEach(r -> all.add(new Verdicts(r.key(), r)));
            }
        }
        return all;
    }

    private static Attribution attribution(ChainParts chain, Map<ReplayKey, Verdicts> verdicts) {
        return new Attribution(
                chain.word(),
                chain.steps().stream()
                        .map(step -> {
                            Verdicts alone = verdicts.get(chain.key(step, true));
                            Verdicts inRun = verdicts.get(chain.key(step, false));
                            return StepJudge.of(
                                    chain,
                                    step,
                                    alone == null ? null : alone.result(),
                                    inRun == null ? null : inRun.result());
                        })
                        .toList());
    }
}
