package io.driftgauge.report;

import io.driftgauge.base.Settings;
import io.driftgauge.replay.ReplayKey;
import java.util.Map;

/**
 * Hears of a run. Found by {@link java.util.ServiceLoader}. What it throws is logged and does not change the run.
 */
public interface RunListener {

    /** All verdicts are final; no test was reported yet. */
    default void judged(RunResult result, RunFolders folders, Settings settings) {}

    /**
     * The last test was reported; called once, at the end of the launcher session.
     *
     * @param outcomes the tests that were run; a case of the result may have none
     */
    default void closed(
            RunResult result, Map<ReplayKey, TestOutcome> outcomes, RunFolders folders, Settings settings) {}
}
