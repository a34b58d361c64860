package io.driftgauge.compare;

import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A small real embedder: hashed words, windows of twenty words. Remembers what it was asked. */
final class HashingEmbedder implements Embedder {

    static final int WINDOW = 20;

    private static final int DIMENSION = 256;

    final List<List<String>> calls = new ArrayList<>();

    @Override
    public synchronized List<Embedding> embed(List<String> texts) {
        calls.add(texts);
        return texts.stream().map(HashingEmbedder::embedding).toList();
    }

    static Embedding embedding(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\W+");
        List<Vector> windows = new ArrayList<>();
        for (int i = 0; i < words.length || i == 0; i += WINDOW) {
            windows.add(vector(Arrays.copyOfRange(words, i, Math.min(words.length, i + WINDOW))));
        }
        return new Embedding(vector(words), windows);
    }

    private static Vector vector(String[] words) {
        float[] values = new float[DIMENSION];
        values[0] = 0.01f;
        for (String word : words) {
            values[Math.floorMod(word.hashCode() * 31, DIMENSION)] += 1;
        }
        return Vector.normalised(values);
    }

    @Override
    public String name() {
        return "hashing";
    }

    @Override
    public String checksum() {
        return "0";
    }
}
