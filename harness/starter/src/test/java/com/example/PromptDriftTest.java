package com.example;

import io.driftgauge.junit.PromptSuites;
import io.driftgauge.junit.Replay;
import io.driftgauge.junit.ReplayTest;

@PromptSuites
class PromptDriftTest {

    @ReplayTest
    void holds(Replay replay) {
        replay.assertNoDrift();
    }
}
