package io.driftgauge.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run, read and checked; those that change or filter what the prompt files say are applied to these.
 *
 * @param timeout of the calls of a run; null for none
 * @param concurrency most calls in flight per provider, 1 to 256
 */
public record RunOptions(
        BaselineMode mode,
        boolean live,
        long seed,
        @Nullable Duration timeout,
        int concurrency) {}
