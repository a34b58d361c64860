package io.driftgauge.compare;

import io.driftgauge.model.Embedding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cosine similarities of all answers of a case with each other: the baseline's first, in the order of
 * {@link Comparison#before()}, then this run's, in the order of {@link Comparison#now()}. Computed once; equal texts have
 * exactly 1. Immutable and thread-safe.
 */
public final class SimilarityMatrix {

    private final int before;
    private final double[][] similarities;

    private SimilarityMatrix(int before, double[][] similarities) {
        this.before = before;
        this.similarities = similarities;
    }

    /** Of a case that was compared. */
    public static SimilarityMatrix of(Comparison comparison) {
        return of(
                comparison.before().stream().map(Features::embedding).toList(),
                comparison.now().stream().map(Features::embedding).toList());
    }

    /** Of embeddings. Instances that are the same are compared once. */
    public static SimilarityMatrix of(List<Embedding> before, List<Embedding> now) {
        List<Embedding> all = Stream.concat(before.stream(), now.stream()).toList();
        IdentityHashMap<Embedding, Integer> index = new IdentityHashMap<>();
        List<Embedding> distinct = new ArrayList<>();
        int[] which = new int[all.size()];
        for (int i = 0; i < which.length; i++) {
            Integer known = index.putIfAbsent(all.get(i), distinct.size());
            if (known == null) {
                distinct.add(all.get(i));
            }
            which[i] = known == null ? distinct.size() - 1 : known;
        }
        double[][] small = gram(distinct);
        double[][] full = new double[which.length][which.length];
        for (int i = 0; i < which.length; i++) {
            for (int j = 0; j < which.length; j++) {
                full[i][j] = small[which[i]][which[j]];
            }
        }
        return new SimilarityMatrix(before.size(), full);
    }

    private static double[][] gram(List<Embedding> texts) {
        double[][] gram = new double[texts.size()][texts.size()];
        for (int i = 0; i < gram.length; i++) {
            gram[i][i] = 1;
            for (int j = 0; j < i; j++) {
                gram[i][j] = Similarity.mean(texts.get(i), texts.get(j));
                gram[j][i] = gram[i][j];
            }
        }
        return gram;
    }

    /** How many answers are the baseline's: those with the indices below. */
    public int before() {
        return before;
    }

    /** How many answers are this run's: those with the indices from {@link #before()}. */
    public int now() {
        return similarities.length - before;
    }

    /** Similarity of two answers, in [-1, 1]. */
    public double at(int i, int j) {
        return similarities[i][j];
    }

    /** A copy, for code that permutes. */
    public double[][] toArray() {
        return Stream.of(similarities).map(double[]::clone).toArray(double[][]::new);
    }
}
