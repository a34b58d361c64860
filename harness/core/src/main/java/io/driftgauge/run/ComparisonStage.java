package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparer;
import io.driftgauge.compare.Comparison;
import io.driftgauge.model.Embedder;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.Project;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares answers with baselines; the embedder is opened when it is first needed, and closed with this. */
final class ComparisonStage implements AutoCloseable {

    private final RunContext context;
    private final Project project;
    private @Nullable Embedder embedder;

    ComparisonStage(RunContext context, Project project) {
        this.context = context;
        this.project = project;
    }

    /** Comparisons of the cases that have answers, in their order. */
    List<Comparison> compare(List<CaseReplay> replays, Map<ReplayKey, Baseline> baselines) {
        List<Comparer.Pair> answered = replays.stream()
                .filter(r -> !r.answers().isEmpty())
                .map(r -> new Comparer.Pair(r, baselines.get(r.key())))
                .toList();
        return answered.isEmpty() ? List.of() : comparer().compareAll(answered);
    }

    /** What answers are compared with; opens the embedder if that is still to be done. */
    Comparer comparer() {
        return new Comparer(opened());
    }

    private synchronized Embedder opened() {
        Embedder before = embedder;
        if (before != null) {
            return before;
        }
        String id = project.embedder();
        Embedder now = context.services().embedders().stream()
                .filter(f -> f.supports(id))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(
                                new Problem(
                                        null,
                                        "nothing on the class path opens the embedder '" + id
                                                + "'. Check 'embeddings' in prompts/driftgauge.yaml, and that driftgauge-djl is there.")))
                .open(id, project.prompts(), context.settings());
        embedder = now;
        return now;
    }

    /** Name and checksum of the embedder; empty if none was needed. */
    synchronized Map<String, String> embedder() {
        Embedder used = embedder;
        return used == null ? Map.of() : Map.of("name", used.name(), "checksum", used.checksum());
    }

    /** Engine, versions, device of the embedder; empty likewise. */
    synchronized Map<String, String> environment() {
        Embedder used = embedder;
        return used == null ? Map.of() : used.environment();
    }

    @Override
    public synchronized void close() {
        Embedder used = embedder;
        if (used != null) {
            used.close();
        }
    }
}
