package io.driftgauge.run;

import io.driftgauge.drift.Judgement;
import java.util.Map;

/**
 * What the stages of a run came to.
 *
 * @param extraCalls attempts that no case's replay counts
 * @param embedder name, checksum and environment of the embedder; empty if none was needed
 */
record Judged(Judgement judgement, int extraCalls, Map<String, String> embedder, Map<String, String> environment) {}
