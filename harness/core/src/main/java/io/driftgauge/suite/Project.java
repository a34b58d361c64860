package io.driftgauge.suite;

import java.nio.file.Path;
import java.util.List;

/**
 * All that the prompts folder says.
 *
 * @param prompts the folder, absolute and real
 * @param suites sorted by name
 * @param alpha error rate of a run, in (0, 0.5]
 * @param embedder id of the embedder, {@code djl:all-MiniLM-L6-v2} unless the config says otherwise
 */
public record Project(Path prompts, List<Suite> suites, Budget budget, double alpha, String embedder) {

    public Project {
        suites = List.copyOf(suites);
    }
}
