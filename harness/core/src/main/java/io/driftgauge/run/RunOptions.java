package io.driftgauge.run;

import io.driftgauge.model.HttpMode;
import io.driftgauge.model.shard.ShardHeader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run, read and checked; those that change or filter what the prompt files say are applied to these.
 *
 * @param timeout of the calls of a run; null for none
 * @param concurrency most calls in flight per provider, 1 to 256
 * @param http where answers over HTTP come from
 * @param shard the part of a run over several machines that this one takes; null for all of it
 */
public record RunOptions(
        BaselineMode mode,
        boolean live,
        long seed,
        @Nullable Duration timeout,
        int concurrency,
        HttpMode http,
        @Nullable ShardHeader shard) {

    RunOptions withLive(boolean other) {
        return new RunOptions(mode, other, seed, timeout, concurrency, http, shard);
    }
}
