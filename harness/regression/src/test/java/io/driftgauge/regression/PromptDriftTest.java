package io.driftgauge.regression;

import io.driftgauge.junit.PromptSuites;
import io.driftgauge.junit.Replay;
import io.driftgauge.junit.ReplayTest;

/** Replays this repository's {@code prompts/} against its {@code baselines/}. */
@PromptSuites
class PromptDriftTest {

    @ReplayTest
    void holds(Replay replay) {
        replay.assertNoDrift();
    }
}
