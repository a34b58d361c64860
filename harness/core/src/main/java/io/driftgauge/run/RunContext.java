package io.driftgauge.run;

import io.driftgauge.base.Settings;
import io.driftgauge.replay.ReplayProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where and with what a run runs.
 *
 * @param environment environment variables, which tell of a CI server
 * @param workingDirectory where the search for {@code prompts/} starts
 */
public record RunContext(
        Settings settings,
        Map<String, String> environment,
        Path workingDirectory,
        Clock clock,
        RunServices services,
        ReplayProgress progress) {

    public RunContext {
        environment = Map.copyOf(environment);
    }
}
