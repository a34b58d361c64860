package io.driftgauge.e2e;

import io.driftgauge.junit.PromptSuites;
import io.driftgauge.junit.Replay;
import io.driftgauge.junit.ReplayTest;

/** What a user writes. Run by {@link Launch} in projects that the tests make, never by the build itself. */
@PromptSuites
class ProjectDriftTest {

    @ReplayTest
    void holds(Replay replay) {
        replay.assertNoDrift();
    }
}
