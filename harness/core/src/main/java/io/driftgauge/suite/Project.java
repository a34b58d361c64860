package io.driftgauge.suite;

import io.driftgauge.base.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that the prompts folder says, settings applied.
 *
 * @param prompts the folder, absolute and real
 * @param suites sorted by name
 * @param alpha error rate of a run, in (0, 0.5]
 * @param embedder id of the embedder, {@code djl:all-MiniLM-L6-v2} unless the config says otherwise
 * @param overridden by provider label, the id that the files configure, where {@code driftgauge.provider.<label>} named
 *     another one, which the suites' providers then have
 * @param warnings what was read and changes nothing
 * @param control label of the frozen model that all suites are replayed on as well; null if there is none
 */
public record Project(
        Path prompts,
        List<Suite> suites,
        Budget budget,
        double alpha,
        String embedder,
        Map<String, String> overridden,
        List<Problem> warnings,
        @Nullable String control) {

    /** Without a control arm. */
    public Project(
            Path prompts,
            List<Suite> suites,
            Budget budget,
            double alpha,
            String embedder,
            Map<String, String> overridden,
            List<Problem> warnings) {
        this(prompts, suites, budget, alpha, embedder, overridden, warnings, null);
    }

    public Project {
        suites = List.copyOf(suites);
        overridden = Collections.unmodifiableMap(new TreeMap<>(overridden));
        warnings = List.copyOf(warnings);
    }
}
