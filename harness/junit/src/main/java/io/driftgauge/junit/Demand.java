package io.driftgauge.junit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of an execution ask of the replay.
 *
 * @param templates by the unique id of the {@code @ReplayTest} method
 */
record Demand(Map<String, Template> templates) {

    /** Where the launcher's listener leaves it in the session's store. */
    static final String KEY = "demand";

    Demand {
        templates = Map.copyOf(templates);
    }

    /**
     * One {@code @ReplayTest} method.
     *
     * @param patterns globs of suite names
     * @param invocations the invocations that were singled out, counted from 1; null for all
     */
    record Template(List<String> patterns, @Nullable Set<Integer> invocations) {

        Template {
            patterns = List.copyOf(patterns);
        }

        boolean wants(int invocation) {
            return invocations == null || invocations.contains(invocation);
        }
    }
}
