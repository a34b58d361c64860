package io.driftgauge.compare;

import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.baseline.StepSample;
import io.driftgauge.compare.Comparison.Comparability;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.JsonPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures answers beside their baselines. Both sides are parsed and embedded anew, by the same rule and the same embedder,
 * so that an upgrade of either can't look like drift. Each distinct text is embedded once. Thread-safe if the embedder is.
 */
public final class Comparer {

    /** Texts that {@link #compareEach} embeds at once: enough to fill batches, few enough to hold. */
    private static final int TEXTS_AT_ONCE = 1024;

    private final Embedder embedder;
    private final Grades grades;

    public Comparer(Embedder embedder) {
        this(embedder, Grades.NONE);
    }

    /**
     * A comparer.
     *
     * @param grades what judges said of the answers
     */
    public Comparer(Embedder embedder, Grades grades) {
        this.embedder = embedder;
        this.grades = grades;
    }

    /** A case and what is stored for it, if anything is. */
    public record Pair(CaseReplay replay, @Nullable Baseline baseline) {}

    /** One case. */
    public Comparison compare(CaseReplay replay, @Nullable Baseline baseline) {
        return compareAll(List.of(new Pair(replay, baseline))).get(0);
    }

    /** Cases in their order; a text that several of them have is embedded once. */
    public List<Comparison> compareAll(List<Pair> pairs) {
        Set<String> texts = new LinkedHashSet<>();
        pairs.forEach(pair -> addTexts(texts, pair));
        Embedded embedded = embed(texts);
        return pairs.stream().map(pair -> compare(pair, embedded)).toList();
    }

    /** Many cases in their order, a thousand texts at a time; what was handed on is not kept here. */
    public void compareEach(Iterable<Pair> pairs, Consumer<? super Comparison> to) {
        List<Pair> chunk = new ArrayList<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            chunk.add(pair);
            addTexts(texts, pair);
            if (texts.size() >= TEXTS_AT_ONCE) {
                Embedded embedded = embed(texts);
                chunk.forEach(p -> to.accept(compare(p, embedded)));
                chunk.clear();
                texts.clear();
            }
        }
        Embedded embedded = embed(texts);
        chunk.forEach(p -> to.accept(compare(p, embedded)));
    }

    /** What came of embedding; an outage of the embedder leaves all without. */
    private record Embedded(
            Map<String, Embedding> embeddings, @Nullable EmbeddingException failure) {}

    private Embedded embed(Set<String> texts) {
        try {
            return new Embedded(embeddings(texts), null);
        } catch (EmbeddingException e) {
            return new Embedded(Map.of(), e);
        }
    }

    private Map<String, Embedding> embeddings(Set<String> texts) {
        List<String> list = List.copyOf(texts);
        List<Embedding> embedded = list.isEmpty() ? List.of() : embedder.embed(list);
        if (embedded.size() != list.size()) {
            throw new IllegalStateException(
                    embedder.name() + " gave " + embedded.size() + " embeddings for " + list.size() + " texts.");
        }
        Map<String, Embedding> embeddings = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            embeddings.put(list.get(i), embedded.get(i));
        }
        return embeddings;
    }

    /** Only what is needed: answers that are compared or held against a similarity, and what they are held against. */
    private static void addTexts(Set<String> texts, Pair pair) {
        List<Answer> answers = pair.replay.answers();
        Baseline baseline = pair.baseline;
        List<Assertion> assertions = pair.replay.promptCase().assertions();
        boolean compared = baseline != null && comparability(pair) instanceof Comparison.SameRequest;
        if (answers.isEmpty()) {
            return;
        }
        assertions.forEach(a -> texts.addAll(Assertions.textsToEmbed(a, answers)));
        if (compared && baseline != null) {
            answers.forEach(a -> AnswerFeatures.addTexts(texts, a.text(), StepSample.of(a.steps())));
            baseline.sessions()
                    .forEach(s -> s.samples()
                            .forEach(sample -> AnswerFeatures.addTexts(texts, sample.text(), sample.steps())));
        }
    }

    private Comparison compare(Pair pair, Embedded embedded) {
        CaseReplay replay = pair.replay;
        Map<String, Embedding> embeddings = embedded.embeddings;
        Comparability comparability = comparability(pair);
        EmbeddingException failure = embedded.failure;
        if (failure != null && comparability instanceof Comparison.SameRequest) {
            comparability = new Comparison.NotEmbedded(
                    Phrase.verbatim(String.valueOf(failure.getMessage())), failure.isRetryable());
        }
        Assertions assertions = new Assertions(replay, embeddings, grades);
        JsonPolicy json = replay.promptCase().drift().json();
        ToDoubleBiFunction<String, String> similarity = (a, b) -> similarity(a, b, embeddings);
        Sides sides = new Sides(
                new AnswerFeatures(replay.promptCase(), embeddings, assertions), new Structures(json, similarity));
        if (comparability instanceof Comparison.SameRequest
                && pair.baseline != null
                && !replay.answers().isEmpty()) {
            sides.add(pair.baseline, replay.answers());
        }
        List<AssertionResult> results = replay.answers().isEmpty()
                ? List.of()
                : replay.promptCase().assertions().stream()
                        .map(a -> assertions.check(a, replay.answers()))
                        .toList();
        return new Comparison(
                replay,
                pair.baseline,
                comparability,
                sides.before(),
                sides.sessions(),
                sides.now(),
                results,
                sides.steps(),
                new Changes(json, similarity).of(sides.before(), sides.now(), sides.steps()));
    }

    /** Of two free texts; those that were not embedded are the same or nothing is known of them. */
    private static double similarity(String a, String b, Map<String, Embedding> embeddings) {
        Embedding one = embeddings.get(a);
        Embedding other = embeddings.get(b);
        return one == null || other == null ? a.equals(b) ? 1 : 0 : Similarity.mean(one, other);
    }

    private static Comparability comparability(Pair pair) {
        CaseReplay replay = pair.replay;
        if (!replay.promptCase().drift().compare()) {
            return new Comparison.NotWanted();
        }
        if (pair.baseline == null) {
            return new Comparison.Missing();
        }
        RequestHash asked = RequestHash.of(replay.promptCase(), replay.provider());
        return asked.sameAs(pair.baseline.requested())
                ? new Comparison.SameRequest()
                : new Comparison.Stale(asked.changesSince(pair.baseline.requested()));
    }
}
