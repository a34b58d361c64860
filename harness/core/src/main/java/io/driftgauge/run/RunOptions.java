package io.driftgauge.run;

import io.driftgauge.model.HttpMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run, read and checked; those that change or filter what the prompt files say are applied to these.
 *
 * @param timeout of the calls of a run; null for none
 * @param concurrency most calls in flight per provider, 1 to 256
 * @param http where answers over HTTP come from
 */
public record RunOptions(
        BaselineMode mode,
        boolean live,
        long seed,
        @Nullable Duration timeout,
        int concurrency,
        HttpMode http) {}
