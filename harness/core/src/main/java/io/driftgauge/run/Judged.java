package io.driftgauge.run;

import io.driftgauge.drift.Judgement;
import io.driftgauge.model.Cost;
import java.util.Map;
import java.util.Set;

/**
 * What the stages of a run came to.
 *
 * @param extraCalls attempts that no case's replay counts
 * @param extraCost of these
 * @param fresh labels of the providers that give new answers in every run, rather than the same ones for the same seeds
 * @param embedder name, checksum and environment of the embedder; empty if none was needed
 */
record Judged(
        Judgement judgement,
        int extraCalls,
        Cost extraCost,
        Set<String> fresh,
        Map<String, String> embedder,
        Map<String, String> environment) {}
