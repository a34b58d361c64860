package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.compare.Comparer;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Grades;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.Project;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares answers with baselines; the embedder is opened when it is first needed, and closed with this. */
final class ComparisonStage implements AutoCloseable {

    private final RunServices services;
    private final Project project;
    private final Settings settings;
    private @Nullable Embedder embedder;
    private volatile @Nullable EmbeddingException outage;

    ComparisonStage(RunServices services, Project project, Settings settings) {
        this.services = services;
        this.project = project;
        this.settings = settings;
    }

    /**
     * Opens the embedder and asks it for a text that is needed anyway, if there is one, so that an embedder that can't be
     * asked is found before anything is paid for.
     */
    void tryOut(Collection<Baseline> baselines) {
        Embedder ready = opened();
        try {
            baselines.stream()
                    .flatMap(b -> b.samples().stream())
                    .map(Sample::text)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .ifPresent(text -> ready.embed(List.of(text)));
        } catch (EmbeddingException e) {
            throw new InvalidInputException(new Problem(
                    null,
                    "No model was asked, because the answers could not be compared: " + e.getMessage()
                            + " 'embeddings' in prompts/driftgauge.yaml can name another embedder;"
                            + " djl:all-MiniLM-L6-v2 runs in process."));
        }
    }

    /** Comparisons of the cases that have answers, in their order, where no judge was asked. */
    List<Comparison> compare(List<CaseReplay> replays, Map<ReplayKey, Baseline> baselines) {
        return compare(replays, baselines, Grades.NONE);
    }

    /** Comparisons of the cases that have answers, in their order. */
    List<Comparison> compare(List<CaseReplay> replays, Map<ReplayKey, Baseline> baselines, Grades grades) {
        List<Comparer.Pair> answered = replays.stream()
                .filter(r -> !r.answers().isEmpty())
                .map(r -> new Comparer.Pair(r, baselines.get(r.key())))
                .toList();
        return answered.isEmpty() ? List.of() : new Comparer(whenNeeded(), grades).compareAll(answered);
    }

    /** What answers are compared with. Where none is compared, as under assertions alone, no embedder is opened. */
    Comparer comparer() {
        return new Comparer(whenNeeded());
    }

    /** That there is one is found out at once. */
    private Embedder whenNeeded() {
        factory();
        return new WhenNeeded();
    }

    /** The embedder, opened at the first text; once it could not be asked, in spite of its retries, it is asked no more. */
    private final class WhenNeeded implements Embedder {

        @Override
        public List<Embedding> embed(List<String> texts) {
            EmbeddingException before = outage;
            if (before != null) {
                throw before;
            }
            try {
                return opened().embed(texts);
            } catch (EmbeddingException e) {
                outage = e;
                throw e;
            }
        }

        @Override
        public String name() {
            return opened().name();
        }

        @Override
        public String checksum() {
            return opened().checksum();
        }
    }

    private synchronized Embedder opened() {
        Embedder before = embedder;
        if (before != null) {
            return before;
        }
        Embedder now = factory().open(project.embedder(), project.prompts(), settings);
        embedder = now;
        return now;
    }

    private EmbedderFactory factory() {
        String id = project.embedder();
        return services.embedders().stream()
                .filter(f -> f.supports(id))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(
                                new Problem(
                                        null,
                                        "nothing on the class path opens the embedder '" + id
                                                + "'. Check 'embeddings' in prompts/driftgauge.yaml, and that driftgauge-djl is there.")));
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
