package io.driftgauge.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run, read and checked; those that change what the prompt files say are applied when these are read.
 *
 * @param suites globs of suite names; empty for all, as with the next three
 * @param cases globs of case ids
 * @param tags a case needs one of them
 * @param providers globs of labels
 * @param timeout of the calls of a run; null for none
 * @param concurrency most calls in flight per provider, 1 to 256
 */
public record RunOptions(
        BaselineMode mode,
        boolean live,
        List<String> suites,
        List<String> cases,
        List<String> tags,
        List<String> providers,
        long seed,
        @Nullable Duration timeout,
        int concurrency) {

    /** True if a setting leaves cases or providers out. */
    public boolean filtered() {
        return !(suites.isEmpty() && cases.isEmpty() && tags.isEmpty() && providers.isEmpty());
    }
}
